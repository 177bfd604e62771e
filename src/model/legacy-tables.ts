/** How Vietnamese was written before Unicode: by fonts that draw other letters for Latin-1 ones. */
export type LegacyEncoding = 'tcvn3' | 'vni';

// TCVN 5712:1993 VN3, the fonts `.Vn…`: the first byte, then the letters of this byte and the next
// ones; a space is a byte without a letter. Capitals with tones are drawn by fonts ending in `H`.
const TCVN3_ROWS: readonly (readonly [number, string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ'],
];

// VNI for Windows, the fonts `VNI-…`: a letter, then a sign for its hat and tone in one.
const VNI_TONES = ['ø', 'û', 'õ', 'ù', 'ï'];
const VNI_ROWS: readonly (readonly [base: string, signs: readonly string[], letters: string])[] = [
  ['a', VNI_TONES, 'àảãáạ'],
  ['a', ['â', 'à', 'å', 'ã', 'á', 'ä'], 'âầẩẫấậ'],
  ['a', ['ê', 'è', 'ú', 'ü', 'é', 'ë'], 'ăằẳẵắặ'],
  ['e', VNI_TONES, 'èẻẽéẹ'],
  ['e', ['â', 'à', 'å', 'ã', 'á', 'ä'], 'êềểễếệ'],
  ['o', VNI_TONES, 'òỏõóọ'],
  ['o', ['â', 'à', 'å', 'ã', 'á', 'ä'], 'ôồổỗốộ'],
  ['ô', VNI_TONES, 'ờởỡớợ'],
  ['u', VNI_TONES, 'ùủũúụ'],
  ['ö', VNI_TONES, 'ừửữứự'],
  ['y', ['ø', 'û', 'õ', 'ù'], 'ỳỷỹý'],
  ['', ['ì', 'æ', 'ó', 'í', 'ò', 'î', 'ñ', 'ô', 'ö'], 'ìỉĩíịỵđơư'],
];

/** What stands in a text of each encoding, one or two signs, and the letter that is meant. */
export const LEGACY_LETTERS: Readonly<Record<LegacyEncoding, ReadonlyMap<string, string>>> = {
  tcvn3: new Map(
    TCVN3_ROWS.flatMap(([first, letters]) =>
      [...letters].flatMap((letter, index): [string, string][] =>
        letter === ' ' ? [] : [[String.fromCharCode(first + index), letter]],
      ),
    ),
  ),
  vni: new Map(
    VNI_ROWS.flatMap(([base, signs, letters]) =>
      [...letters].flatMap((letter, index): [string, string][] => {
        const sign = signs[index] ?? '';
        const capital = base.toUpperCase();
        return [
          [base + sign, letter],
          [capital + sign.toUpperCase(), letter.toUpperCase()],
          // Typed with the wrong case, the sign only stands a little higher or lower.
          ...(base === ''
            ? []
            : ([
                [base + sign.toUpperCase(), letter],
                [capital + sign, letter.toUpperCase()],
              ] satisfies [string, string][])),
        ];
      }),
    ),
  ),
};
