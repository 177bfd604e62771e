import { expect, test } from 'vitest';
import { fromLegacy, looksLegacy, repairText } from '../../src/model/legacy-text.ts';
import { toLegacy } from '../legacy-writing.ts';

const MARKED = [...'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ'];
const HYMN =
  'Độc lập tự do hạnh phúc. Ủy ban nhân dân tỉnh Bình Phước triển khai kế hoạch bình đẳng giới năm 2026, phấn đấu tỷ lệ nữ lãnh đạo đạt 30% trở lên, giữ vững kết quả đã có.';

test.each([
  ['tcvn3', 'Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
  ['tcvn3', '§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
  ['tcvn3', 'Ban V× sù tiÕn bé cña phô n÷', 'Ban Vì sự tiến bộ của phụ nữ'],
  ['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['vni', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
  ['vni', 'COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA'],
] as const)('%s: “%s” is read as “%s”', (encoding, written, meant) => {
  expect(looksLegacy(written)).toBe(encoding);
  expect(fromLegacy(written, encoding)).toBe(meant);
  expect(repairText(written).text).toBe(meant);
});

test('every Vietnamese letter of either case is written and read back in VNI', () => {
  expect(MARKED).toHaveLength(67);
  for (const letter of MARKED.flatMap((small) => [small, small.toUpperCase()])) {
    const written = toLegacy(letter, 'vni');
    expect(written).toMatch(/^[\x20-\xFF]{1,2}$/u);
    expect(fromLegacy(written, 'vni')).toBe(letter);
  }
});

test('every Vietnamese letter is written and read back in TCVN3, which has few capitals', () => {
  for (const letter of [...MARKED, ...'ĂÂÊÔƠƯĐ']) {
    const written = toLegacy(letter, 'tcvn3');
    expect(written).toMatch(/^[\xA1-\xFE]$/u);
    expect(fromLegacy(written, 'tcvn3')).toBe(letter);
  }
  expect(new Set(MARKED.map((letter) => toLegacy(letter, 'tcvn3'))).size).toBe(67);
});

test.each(['tcvn3', 'vni'] as const)(
  'a whole text in %s is recognised and restored',
  (encoding) => {
    const meant = encoding === 'vni' ? HYMN : HYMN.replace('Ủy', 'ủy');
    expect(looksLegacy(toLegacy(meant, encoding))).toBe(encoding);
    expect(repairText(toLegacy(meant, encoding)).text).toBe(meant);
  },
);

test.each([
  ['Vietnamese in Unicode', HYMN],
  [
    'Vietnamese that has only letters of Latin-1',
    'Má và bà đi chợ. Bà là cô, má hóa là mì. Hoá ra',
  ],
  ['Vietnamese in Unicode, decomposed', HYMN.normalize('NFD')],
  ['French', 'Où est le café ? Voilà l’été à la forêt où naïve Zoë a déjà mangé « très bien ».'],
  ['German and Spanish', 'Müller grüßt den señor für die schöne Straße über München, mañana.'],
  ['signs', '© 2026 ABC® 5 µm 20°C ±3 «x» ½ §5 ¶ £10 × ÷'],
  ['a name among Unicode words', 'Bà Céline Galipeau và ông José Muñoz dự hội nghị'],
  ['nothing', ''],
])('%s is never changed', (_name, text) => {
  expect(looksLegacy(text)).toBeUndefined();
  expect(repairText(text).text).toBe(text);
});

test('a text of both is converted line by line', () => {
  const mixed = `${HYMN}\n${toLegacy('hội nghị triển khai nhiệm vụ', 'tcvn3')}\nBà Céline và má`;
  expect(looksLegacy(mixed)).toBe('tcvn3');
  expect(repairText(mixed).text).toBe(`${HYMN}\nhội nghị triển khai nhiệm vụ\nBà Céline và má`);
});
