import { localYear } from '../dates.ts';
import { checkEntry } from '../model/check.ts';
import { entryFile, SLUG } from '../model/entries.ts';
import { formatSource } from '../model/frontmatter.ts';
import { type Issue, quote } from '../model/issues.ts';
import { slugOf } from '../slugs.ts';
import { bodyOf } from './body.ts';
import type { Defaults } from './defaults.ts';
import { problemAt } from './report.ts';
import type { Submission } from './submission.ts';
import { cutAtWord, summaryOf } from './summary.ts';

/** An article ready to be written below the content folder. */
export interface ImportedArticle {
  /** `articles/2020/slug.mdx` */
  path: string;
  title: string;
  date: string;
  body: string;
  /** The whole file. */
  source: string;
  from: Submission;
}

/** Makes the content file of a submission, checked by the model and the policy for bodies. */
export function articleOf(from: Submission, defaults: Defaults): ImportedArticle | Issue[] {
  const { file, line, date } = from;
  const slug = from.id && isAddress(from.id) ? from.id : slugOf(from.title);
  if (slug === '')
    return [
      problemAt(
        file,
        line,
        `Tiêu đề ${quote(from.title)} không có chữ cái hay chữ số nào để làm địa chỉ. Đặt tiêu đề khác.`,
      ),
    ];
  // A title that had to be cut stands whole at the head of the text.
  const title = cutAtWord(from.title, MAX_TITLE);
  const lines = title === from.title ? from.lines : [from.title, '', ...from.lines];
  const summary = summaryOf(title, from.lines);
  if (summary === undefined)
    return [
      problemAt(
        file,
        line,
        'Tiêu đề và nội dung cộng lại chưa đủ 50 ký tự cho phần tóm tắt. Viết thêm nội dung.',
      ),
    ];
  const path = entryFile('articles', `${localYear(date)}/${slug}`);
  const body = bodyOf(lines);
  const byline = from.byline ?? defaults.bylineOn(date);
  const source = formatSource(
    path,
    { title, summary, date, unit: defaults.unit, byline, topics: defaults.topics },
    body,
  );
  const errors = checkEntry(path, source).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ message }) => problemAt(file, line, message));
  return { path, title, date, body, source, from };
}

const isAddress = (id: string) => SLUG.test(id) && id.length <= MAX_SLUG;

const MAX_TITLE = 120;
/** File systems allow 255 bytes in a name. */
const MAX_SLUG = 120;
