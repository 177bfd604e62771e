import { quote } from '../model/issues.ts';
import type { Finding } from './finding.ts';

/**
 * Percentages that do not follow from the two figures beside them: “16/122 (13,1%)”, “16 trên
 * tổng số 122 viên chức, chiếm 13,1%”. Only where both figures and the share are surely one sum.
 */
export const wrongPercentages = (text: string): Finding[] =>
  [...text.matchAll(SLASH), ...text.matchAll(WORDS)].flatMap(({ 0: found, index, groups }) => {
    const part = numberIn(groups?.['part']);
    const whole = numberIn(groups?.['whole']);
    const typed = groups?.['share'] ?? '';
    const share = numberIn(typed);
    if (![part, whole, share].every(Number.isFinite) || whole === 0) return [];
    const digits = (/[,.](\d+)$/u.exec(typed)?.[1] ?? '').length;
    const exact = (part / whole) * 100;
    // Rounded or cut off, both are right.
    if (Math.abs(exact - share) < 10 ** -digits) return [];
    const right = exact.toFixed(Math.max(1, digits)).replace('.', ',');
    return [
      {
        rule: 'percentage',
        index,
        length: found.length,
        message: `${quote(found)}: ${groups?.['part']} chia cho ${groups?.['whole']} bằng ${right}%, không phải ${typed}%. Kiểm tra lại các con số.`,
      },
    ];
  });

const COUNT = String.raw`\d{1,3}(?:\.\d{3})+|\d+`;
const SHARE = String.raw`(?<share>\d{1,3}(?:,\d+)?)\s?%`;
const LINK = String.raw`(?:=|\(|chiếm|đạt|bằng|tương đương|tỷ lệ|tỉ lệ)[^\d.;%\n]{0,25}`;

// Not a day (8/3) or a month (6/2020), which stand behind words of time.
const SLASH = new RegExp(
  String.raw`(?<![\d/.,]|(?:ngày|tháng|sáng|chiều|tối|đêm|dịp|lễ|từ|đến|quý|kỳ)\s)(?<part>${COUNT})\s?/\s?(?<whole>${COUNT})(?![/\d])[^\d.;%\n]{0,40}?${LINK}${SHARE}`,
  'giu',
);
const WORDS = new RegExp(
  String.raw`(?<![\d/.,])(?<part>${COUNT})\s(?:\p{L}+\s){0,4}(?:trên|trong)\s(?:tổng\s(?:số\s)?|số\s)(?<whole>${COUNT})(?![/\d,])[^\d.;%\n]{0,40}?${LINK}${SHARE}`,
  'giu',
);

// “1.234” is a thousand and more, “13,1” has a decimal comma.
const numberIn = (text = '') => Number(text.replace(/\.(?=\d{3})/gu, '').replace(',', '.'));
