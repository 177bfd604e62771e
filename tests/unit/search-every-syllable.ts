import { isSyllable } from '../../src/search/syllables.ts';

const list = (text: string) => text.split(' ');
const ONSETS = ['', ...list('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x')];
const NUCLEI = list(
  'a ai ao au ay ă â âu ây e eo ê êu i ia iê iêu iu o oa oai oao oay oă oe oeo oi oo ô ôi ơ ơi ' +
    'u ua uâ uây uê uêu ui uô uôi uơ uy uya uyê uyu ư ưa ưi ươ ươi ươu ưu y ya yê yêu yu',
);
const CODAS = ['', ...list('c ch k m n ng nh p t')];
export const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

export interface Syllable {
  onset: string;
  nucleus: string;
  coda: string;
  /** A combining mark, or nothing. */
  tone: string;
  /** The tone on each vowel in turn on which the rules accept it. */
  spellings: string[];
}

/** Every syllable there can be, in both styles of the tone. */
export function everySyllable(): Syllable[] {
  const found = new Map<string, Syllable>();
  for (const onset of ONSETS)
    for (const nucleus of NUCLEI)
      for (const coda of CODAS)
        for (const tone of TONES) {
          const places = tone === '' ? [0] : Array.from(nucleus, (_, place) => place + 1);
          const spellings = places
            .map((at) => onset + nucleus.slice(0, at) + tone + nucleus.slice(at) + coda)
            .map((word) => word.normalize('NFC'))
            .filter(isSyllable);
          const [first] = spellings;
          if (first) found.set(first, { onset, nucleus, coda, tone, spellings });
        }
  return [...found.values()];
}
