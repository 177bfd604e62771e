import { localYear } from '../dates.ts';
import { DOCUMENT_KINDS } from '../model/document.ts';
import type { CountedLink } from './archive.ts';
import { groupBy } from './articles.ts';
import { type DocumentRow, type FacetName, type Status, STATUSES } from './documents.ts';

/** One way to narrow the register, and what it can be narrowed to. */
export interface Facet {
  /** In addresses and in the form of filters. */
  name: FacetName;
  title: string;
  /** Completes “Văn bản theo …”. */
  word: string;
  values: FacetValue[];
}

export interface FacetValue extends CountedLink {
  value: string;
  /** The title of the list of its documents. */
  title: string;
  documents: DocumentRow[];
}

/** The facets of a list of documents, each with the values that occur: the most frequent first, years newest first. */
export const facetsOf = (rows: readonly DocumentRow[]): Facet[] =>
  FACETS.map(({ name, title, word, textOf, titleOf }) => {
    const values = [...groupBy(rows, ({ facets }) => [facets[name]])].map(
      ([value, documents]): FacetValue => {
        const text = textOf(value, documents);
        return {
          value,
          text,
          title: titleOf(value, text),
          url: `/van-ban/${name}/${value}/`,
          count: documents.length,
          documents,
        };
      },
    );
    return {
      name,
      title,
      word,
      values: name === 'nam' ? values : values.toSorted((a, b) => b.count - a.count),
    };
  });

const FACETS: {
  name: FacetName;
  title: string;
  word: string;
  textOf: (value: string, documents: readonly DocumentRow[]) => string;
  titleOf: (value: string, text: string) => string;
}[] = [
  {
    name: 'loai',
    title: 'Loại văn bản',
    word: 'loại',
    textOf: (value) => DOCUMENT_KINDS[value as keyof typeof DOCUMENT_KINDS],
    titleOf: (value, text) => (value === 'khac' ? 'Văn bản loại khác' : text),
  },
  {
    name: 'co-quan',
    title: 'Cơ quan ban hành',
    word: 'cơ quan ban hành',
    // Two spellings may share an address; the newest document's is shown.
    textOf: (value, [newest]) => newest?.issuer ?? value,
    titleOf: (_value, text) => `Văn bản của ${text}`,
  },
  {
    name: 'nam',
    title: 'Năm ban hành',
    word: 'năm',
    textOf: (value, [newest]) => (newest ? localYear(newest.date) : value),
    titleOf: (_value, text) => `Văn bản năm ${text}`,
  },
  {
    name: 'hieu-luc',
    title: 'Hiệu lực',
    word: 'hiệu lực',
    textOf: (value) => STATUSES[value as Status],
    titleOf: (_value, text) => `Văn bản ${text.toLocaleLowerCase('vi')}`,
  },
];
