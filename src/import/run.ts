import { parseArgs } from 'node:util';
import { formatIssue } from '../model/issues.ts';
import { settings } from '../settings.ts';
import { type ImportOptions, readDefaults } from './defaults.ts';
import type { DraftResult } from './desk-drafts.ts';
import { importFiles, type ImportResult } from './import.ts';

const USAGE = `Nhập bài: npm run import -- TỆP… [--unit MÃ] [--topic MÃ]… [--byline "TÊN"]

  TỆP       .txt (tiêu đề, ngày giờ, nội dung, tên tác giả), .jsonl hoặc .jsonl.gz;
            .docx thành bản nháp trên bàn biên tập, kèm những chỗ cần xem lại
  --unit    mã đơn vị gửi bài; nếu không ghi, lấy đơn vị đầu tiên
  --topic   mã chuyên đề, ghi được nhiều lần; nếu không ghi, lấy chuyên đề đầu tiên
  --byline  tác giả của bài không có tên ở cuối`;

const WORD = /\.doc[xm]?$/iu;
const STATES = { new: 'bản nháp mới', draft: 'đã có bản nháp', published: 'đã đăng' };

/** A longer list of new files is of no use on a screen. */
const LISTED = 50;
const count = (number: number) => number.toLocaleString('vi-VN');

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments(args);
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    if (positionals.length === 0)
      throw new Error(`Chưa ghi tệp nào để nhập. Ghi như sau.\n\n${USAGE}`);
    const options: ImportOptions = {
      contentDir: settings.contentDir,
      ...(values.unit !== undefined && { unit: values.unit }),
      ...(values.topic !== undefined && { topics: values.topic }),
      ...(values.byline !== undefined && { byline: values.byline }),
    };
    const word = positionals.filter((file) => WORD.test(file));
    const texts = positionals.filter((file) => !WORD.test(file));
    const codes = [
      texts.length > 0 ? report(await importFiles(texts, options)) : 0,
      word.length > 0 ? reportDrafts(await makeDrafts(word, options)) : 0,
    ];
    return Math.max(...codes);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function makeDrafts(files: string[], options: ImportOptions) {
  // Says so when a unit or a topic that was asked for does not exist.
  await readDefaults(options);
  const { contentDir, ...decided } = options;
  // Reading Word takes much code, which text files do without.
  const { draftFiles } = await import('./desk-drafts.ts');
  return draftFiles(files, contentDir, decided);
}

function reportDrafts(results: readonly DraftResult[]): number {
  for (const { file, submitted, problem } of results) {
    if (problem !== undefined) console.error(`${file}: ${problem}`);
    else {
      const { entry, title, state, flags } = submitted;
      console.log(`${file}: ${STATES[state]} ${entry.file} “${title}”`);
      for (const flag of flags) console.log(`  cần xem lại: ${flag}`);
    }
  }
  return results.some(({ problem }) => problem !== undefined) ? 1 : 0;
}

function report({ added, unchanged, problems }: ImportResult): number {
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatIssue(problem));
    console.error(
      `\nCó ${count(problems.length)} lỗi, chưa bài nào được thêm. Sửa các lỗi trên rồi nhập lại.`,
    );
    return 1;
  }
  if (added.length <= LISTED) for (const path of added) console.log(path);
  console.log(
    added.length === 0
      ? `Không có gì thay đổi: cả ${count(unchanged.length)} bài đã có từ trước.`
      : `Đã thêm ${count(added.length)} bài${unchanged.length > 0 ? `, ${count(unchanged.length)} bài đã có từ trước được giữ nguyên` : ''}.`,
  );
  return 0;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        unit: { type: 'string' },
        topic: { type: 'string', multiple: true },
        byline: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new Error(`Lệnh có tham số không dùng được. Ghi như sau.\n\n${USAGE}`, { cause });
  }
}
