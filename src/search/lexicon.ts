/**
 * The words that exist, without accents, and how common each is. Tells a slip from a word, and a rare
 * word from one that is everywhere.
 */
export class Lexicon {
  readonly words: ReadonlyMap<string, number>;

  /** @param text one word a line, with a letter at its end: how often its number doubles from 1 */
  constructor(text: string) {
    this.words = new Map(
      text.split('\n').flatMap((line): [string, number][] => {
        const word = line.slice(0, -1);
        return word ? [[word, 2 ** (line.charCodeAt(line.length - 1) - FIRST)]] : [];
      }),
    );
  }

  has = (word: string) => this.words.has(word);

  /** About how many records have the word: at least half of them, at most all. 0 for unknown ones. */
  countOf = (word: string) => this.words.get(word) ?? 0;
}

/** Words and in how many records each is, as the lexicon's text. */
export const writeLexicon = (words: ReadonlyMap<string, number>) =>
  [...words]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => word + String.fromCharCode(FIRST + Math.floor(Math.log2(count))))
    .join('\n');

const FIRST = 'A'.charCodeAt(0);
