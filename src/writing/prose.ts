/**
 * A body with everything blanked that nobody reads as words: code, addresses, tags of blocks. What
 * remains stands where it stood.
 */
export const proseOf = (body: string): string =>
  HIDDEN.reduce(
    (text, pattern) => text.replace(pattern, (found) => blank(found)),
    showValues(body),
  );

// Of a block only the values that readers see: `text="Chữ"` keeps `Chữ`.
const showValues = (body: string) =>
  body.replace(BLOCK, (block) => {
    let shown = blank(block);
    for (const { 1: value = '', 0: found, index } of block.matchAll(VALUE)) {
      const at = index + found.length - 1 - value.length;
      shown = shown.slice(0, at) + value + shown.slice(at + value.length);
    }
    return shown;
  });

const BLOCK = /<[A-Z][A-Za-z]*(?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*)?\/?>/gu;
const VALUE = /\b(?:text|title|caption|alt|credit|cite|role)="([^"]*)"/gu;

const HIDDEN = [
  /^(?:```|~~~)[\s\S]*?^(?:```|~~~)/gmu,
  /`[^`\n]*`/gu,
  /(?<=\])\([^()\s]{0,2000}(?:\s{1,3}"[^"\n]{0,200}")?\)/gu,
  /<?\b(?:https?:\/\/|mailto:|www\.)[^\s)>\]]+>?/giu,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu,
  /(?<![\p{L}\p{N}])(?:[a-z0-9-]{1,63}\.){1,5}(?:vn|com|org|net|edu|gov)\b/giu,
  /&(?:#?\w+);/gu,
  /^[ \t]*\|.*\|[ \t]*$/gmu,
  /\\$/gmu,
];

// Line ends stay: a stretch that goes over them is not one line.
const blank = (text: string) => text.replace(/[^\n]/gu, '\u0001');
