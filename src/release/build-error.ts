import { stripVTControlCharacters } from 'node:util';
import { CONTENT_ERROR } from '../model/issues.ts';

/** A build that did not succeed; the message is for editors, in Vietnamese. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/** What an editor should read of a failed build: the content's own errors, else where to look. */
export function readBuildError(output: readonly string[], log: string): BuildError {
  const lines = output.map((line) => stripVTControlCharacters(line).trimEnd());
  const start = lines.findIndex((line) => line.includes(CONTENT_ERROR));
  if (start === -1)
    return new BuildError(
      `Không dựng được trang vì lỗi của chương trình. Báo người quản trị xem tệp ${log}.`,
    );
  const end = lines.findIndex((line, at) => at > start && END.test(line));
  const [first = '', ...rest] = lines.slice(start, end === -1 ? undefined : end);
  return new BuildError([first.slice(first.indexOf(CONTENT_ERROR)), ...rest].join('\n'));
}

// Astro follows an error with a hint, a place and a stack; a blank line ends it as well.
const END = /^(?:\s*|\s+at .*|\s*(?:Hint|Location|Stack trace|Caused by|Error reference):.*)$/u;
