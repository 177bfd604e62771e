import { quote } from '../model/issues.ts';
import { endsSentence, isCredit, isItem } from './body.ts';
import { looksLikeMoment, MOMENT_EXAMPLE, readMoment } from './moment.ts';
import { failed, problemAt, type Reading } from './report.ts';
import { bodyLines, isName, plainLine, type Submission } from './submission.ts';

/**
 * Reads one article in the format of the portal's old pages: title, moment, body, signature,
 * with blank lines between.
 * @param byline whose article it is when the last line is no signature
 */
export function readTextFormat(file: string, text: string, byline?: string): Reading<Submission> {
  const fail = (index: number, message: string) => failed(problemAt(file, index + 1, message));
  const lines = bodyLines(text);
  const next = (from: number) => lines.findIndex((line, index) => index >= from && line !== '');

  const titleAt = next(0);
  const title = plainLine(lines[titleAt] ?? '');
  if (title === '') return fail(0, 'Tệp trống. Ghi bài vào tệp rồi nhập lại.');
  if (looksLikeMoment(title))
    return fail(titleAt, 'Thiếu tiêu đề trước ngày giờ. Ghi tiêu đề ở dòng đầu tiên.');

  const dateAt = next(titleAt + 1);
  const written = lines[dateAt] ?? '';
  if (!looksLikeMoment(written))
    return fail(
      Math.max(dateAt, titleAt),
      `Thiếu ngày giờ sau tiêu đề. Ghi ngày giờ ở một dòng riêng, ví dụ ${MOMENT_EXAMPLE}.`,
    );
  const date = written.includes('/') ? readMoment(written) : undefined;
  if (date === undefined)
    return fail(
      dateAt,
      `Ngày giờ ${quote(written)} không có thật hoặc sai dạng. Ghi theo dạng ngày/tháng/năm giờ:phút AM hoặc PM, ví dụ ${MOMENT_EXAMPLE}.`,
    );

  const signatureAt = lines.findLastIndex((line, index) => index > dateAt && line !== '');
  const signature = plainLine(lines[signatureAt] ?? '');
  const isSigned = isSignature(signature);
  if (!isSigned && signature !== '' && byline === undefined)
    return fail(
      signatureAt,
      `Dòng cuối ${quote(signature)} không phải tên tác giả. Ghi tên tác giả ở dòng cuối, hoặc thêm --byline "Tên tác giả" vào lệnh.`,
    );
  const body = lines.slice(dateAt + 1, isSigned ? signatureAt : undefined);
  if (body.every((line) => line === ''))
    return fail(
      dateAt,
      'Bài không có nội dung giữa ngày giờ và tên tác giả. Ghi nội dung vào tệp.',
    );
  return {
    items: [
      { file, line: titleAt + 1, title, date, lines: body, ...(isSigned && { byline: signature }) },
    ],
    problems: [],
  };
}

const isSignature = (line: string) =>
  line !== '' &&
  (isName(line) || (line.length <= 80 && !endsSentence(line) && !isItem(line) && !isCredit(line)));
