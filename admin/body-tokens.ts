/** A piece of a line of Markdown. */
export interface Token {
  kind: 'text' | 'delimiter' | 'link' | 'code' | 'break';
  source: string;
}

/**
 * `**(a)**b` closes nothing in Markdown: a mark that touches punctuation on one side needs
 * space or punctuation on the other. The letter there is written as a character reference.
 */
export function spareDelimiters(tokens: Token[]): boolean {
  let changed = false;
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index]?.kind !== 'delimiter') continue;
    let end = index + 1;
    while (tokens[end]?.kind === 'delimiter') end += 1;
    const before = tokens[index - 1];
    const after = tokens[end];
    const left = lastCharacter(before?.source);
    const right = firstCharacter(after?.source);
    // `~~**` is two runs: each is punctuation to the other.
    const isMixed = new Set(tokens.slice(index, end).map(({ source }) => source[0])).size > 1;
    if (isWord(left) && (isMixed || isPunctuation(right)) && before?.kind === 'text') {
      before.source = before.source.slice(0, -left.length) + reference(left);
      changed = true;
    }
    if (isWord(right) && (isMixed || isPunctuation(left)) && after?.kind === 'text') {
      after.source = reference(right) + after.source.slice(right.length);
      changed = true;
    }
    index = end - 1;
  }
  return changed;
}

const firstCharacter = (text = '') => /^./su.exec(text.normalize('NFC'))?.[0] ?? '';
const lastCharacter = (text = '') => Array.from(text.slice(-2)).at(-1) ?? '';
const isPunctuation = (character: string) => /^[\p{P}\p{S}]$/u.test(character);
const isWord = (character: string) => character !== '' && !/^[\s\p{P}\p{S}]$/u.test(character);
const reference = (character: string) => `&#${character.codePointAt(0)};`;
