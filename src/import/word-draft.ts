import { fold } from '../search/spelling.ts';
import { localIso, localYear } from '../dates.ts';
import { plainText } from '../mdx/read.ts';
import { formatSource } from '../model/frontmatter.ts';
import { entryFile } from '../model/entries.ts';
import { documentsCited, type NumberIndex } from '../queries/document-numbers.ts';
import { slugOf } from '../slugs.ts';
import { plainLine } from './submission.ts';
import { cutAtWord, summaryOf } from './summary.ts';
import { writeBody } from './word-body.ts';
import { type Line, linesOf, plainLines } from './word-lines.ts';
import { type Manuscript, readManuscript } from './manuscript.ts';
import { type NamedPicture, namePictures } from './word-pictures.ts';
import { UnreadableFile, type WordText } from './word.ts';

/** What an import knows of the office. */
export interface Office {
  units: readonly { id: string; names: readonly string[] }[];
  topics: readonly { id: string; title: string }[];
  documents: NumberIndex;
}

/** What is decided already, whatever the file says. */
export interface Decided {
  unit?: string;
  topics?: readonly string[];
  /** For an article without a signature. */
  byline?: string;
}

/** An article as a draft. Fields that only a person can fill in may be missing. */
export interface WrittenDraft {
  /** `2026/slug` */
  id: string;
  title: string;
  source: string;
  body: string;
  pictures: NamedPicture[];
  /** What a person has to look at, each one or two Vietnamese sentences. */
  flags: string[];
}

/** Makes a draft of what was read of a file. Throws `UnreadableFile`. */
export async function draftOf(
  { blocks, pictures, flags: readFlags }: WordText,
  office: Office,
  decided: Decided = {},
  now = new Date(),
): Promise<WrittenDraft> {
  const manuscript = readManuscript(linesOf(blocks), isUnitOf(office));
  if (!manuscript || manuscript.body.length === 0)
    throw new UnreadableFile(
      manuscript
        ? 'Tệp chỉ có tiêu đề, không có nội dung. Viết nội dung vào tệp rồi gửi lại.'
        : 'Tệp không có chữ nào để làm bài. Nếu bài là ảnh chụp, hãy gõ lại thành chữ rồi gửi.',
    );
  const whole = plainLine(manuscript.title);
  const title = cutAtWord(whole, MAX_TITLE);
  const slug = slugOf(title);
  if (slug === '')
    throw new UnreadableFile(
      `Tiêu đề “${title}” không có chữ cái hay chữ số nào để làm địa chỉ. Đặt tiêu đề khác.`,
    );
  const flags = [...readFlags, ...manuscript.flags];
  if (title !== whole)
    flags.push(
      'Tiêu đề dài quá 120 ký tự, đã bị cắt; cả tiêu đề nằm ở đầu bài. Viết tiêu đề ngắn hơn.',
    );
  const named = await namePictures(pictures, slug);
  const shownPictures = pictures.map(({ alt }, index) => {
    const name = named[index]?.name;
    return { alt: plainLine(alt), ...(name !== undefined && { name }) };
  });
  const { summary, lines: body } = summarise(
    manuscript,
    title === whole ? undefined : whole,
    flags,
  );
  const written = writeBody(body, shownPictures, manuscript.photographer);
  const unit = decided.unit ?? unitOf(manuscript, written.body, office, flags);
  const topics = decided.topics ?? topicsOf(manuscript, office, flags);
  const byline = cutAtWord(manuscript.byline ?? decided.byline ?? '', 120);
  if (byline === '') flags.push('Không thấy tên người viết ở cuối bài. Điền mục Tác giả.');
  if (written.shown.length > 0)
    flags.push('Chưa chọn ảnh đại diện. Chọn một ảnh cho đầu bài và ghi căn cứ đăng ảnh có người.');
  const date = manuscript.date ?? localIso(new Date(Math.floor(now.getTime() / 60_000) * 60_000));
  const id = `${localYear(date)}/${slug}`;
  const cited = documentsCited(plainText(written.body), office.documents).map((found) => found.id);
  const data = {
    title,
    ...(summary !== undefined && { summary }),
    date,
    ...(unit !== undefined && { unit }),
    ...(byline !== '' && { byline }),
    ...(topics.length > 0 && { topics }),
    ...(cited.length > 0 && { documents: cited }),
  };
  const used = new Map(
    written.shown.flatMap((index) => {
      const picture = named[index];
      return picture ? [[picture.name, picture] as const] : [];
    }),
  );
  return {
    id,
    title,
    source: formatSource(entryFile('articles', id), data, written.body),
    body: written.body,
    pictures: [...used.values()],
    flags: [...new Set([...flags, ...written.flags])],
  };
}

/** The summary, and the text: a lead that is no summary as it stands stays in the text. */
function summarise(
  { lead, title, body }: Manuscript,
  longTitle: string | undefined,
  flags: string[],
) {
  const textLines = (lines: readonly Line[]) =>
    lines.flatMap((line) => (line.type === 'text' ? [line.text] : []));
  const lines = longTitle === undefined ? body : [...plainLines(longTitle), ...body];
  const named = plainLine(lead ?? '');
  if (named.length >= MIN_SUMMARY && named.length <= MAX_SUMMARY) return { summary: named, lines };
  const withLead = named === '' ? lines : [...plainLines(named), ...lines];
  const summary = summaryOf(title, textLines(withLead));
  flags.push(
    named === ''
      ? 'Bài không có đoạn tóm tắt riêng, tóm tắt đang lấy từ đoạn đầu. Đọc lại và viết cho gọn, từ 50 đến 300 ký tự.'
      : `Đoạn tóm tắt dài ${named.length} ký tự, cần từ 50 đến 300. Viết lại mục Tóm tắt; đoạn đó vẫn nằm ở đầu bài.`,
  );
  return { summary, lines: withLead };
}

function unitOf(
  { unitWords, byline = '' }: Manuscript,
  body: string,
  { units }: Office,
  flags: string[],
): string | undefined {
  const named = unitsIn([...unitWords, byline].join('\n'), units);
  if (named.length === 1) return named[0];
  if (units.length === 1) return units[0]?.id;
  const told = named.length > 1 ? [] : unitsIn(plainText(body), units);
  if (told.length === 1) {
    flags.push('Đơn vị được đoán từ nội dung bài. Kiểm tra mục Đơn vị.');
    return told[0];
  }
  flags.push('Không rõ bài của đơn vị nào. Chọn mục Đơn vị.');
  return undefined;
}

/** The units whose names stand in a text; of two names of which one holds the other, the longer. */
function unitsIn(text: string, units: Office['units']): string[] {
  let left = ` ${keyOf(text)} `;
  const names = units
    .flatMap(({ id, names: own }) => own.map((name) => ({ id, name: ` ${keyOf(name)} ` })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (const { id, name } of names) {
    if (name.trim() === '' || !left.includes(name)) continue;
    found.add(id);
    left = left.replaceAll(name, ' | ');
  }
  return [...found];
}

function topicsOf(
  { topicWords, title }: Manuscript,
  { topics }: Office,
  flags: string[],
): string[] {
  const asked = ` ${keyOf(topicWords ?? '')} `;
  const isNamed = (words: string) => (topic: { title: string }) =>
    words.includes(` ${keyOf(topic.title)} `);
  const named = topics.filter(isNamed(asked));
  if (named.length > 0) return named.map(({ id }) => id);
  if (topics.length === 1) return topics.map(({ id }) => id);
  const told = topics.filter(isNamed(` ${keyOf(title)} `));
  if (told.length === 1) {
    flags.push('Chuyên đề được đoán từ tiêu đề. Kiểm tra mục Chuyên đề.');
    return told.map(({ id }) => id);
  }
  flags.push('Chưa có chuyên đề. Chọn mục Chuyên đề.');
  return [];
}

const isUnitOf = ({ units }: Office) => {
  const names = new Set(units.flatMap((unit) => unit.names.map(keyOf)));
  return (text: string) => names.has(keyOf(text));
};

const keyOf = (text: string) =>
  fold(text.normalize('NFC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MAX_TITLE = 120;
const MIN_SUMMARY = 50;
const MAX_SUMMARY = 300;
