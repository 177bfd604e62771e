import { type BodyFigure, bodyFigures } from '../mdx/read.ts';
import type { SourceFile } from '../model/frontmatter.ts';

/** Pictures without a caption or without the name of who took them. */
export function lackingNotes({ data, body, bodyLine, positionOf }: SourceFile) {
  const image = (data as { image?: Record<string, unknown> } | undefined)?.image;
  const lead = image?.['src'] && image['decorative'] !== true ? image : undefined;
  const fields = LACKING.flatMap(({ name, label }) =>
    lead && !lead[name]
      ? [
          {
            ...positionOf(['image']),
            path: ['image', name],
            rule: `lacking-${name}`,
            message: `Ảnh đại diện chưa có “${label}”. Điền mục này nếu biết.`,
          },
        ]
      : [],
  );
  const figures = readFigures(body).flatMap((figure) =>
    LACKING.flatMap(({ name, label }) =>
      figure.src && figure.decorative !== true && !figure[name] && !hasOther(figure, name)
        ? [
            {
              ...placeOf(body, bodyLine, figure.src),
              path: ['body'],
              rule: `lacking-${name}`,
              words: figure.src,
              message: `Ảnh “${figure.src}” trong bài chưa có “${label}”. Điền mục này nếu biết.`,
            },
          ]
        : [],
    ),
  );
  return [...fields, ...figures];
}

const LACKING = [
  { name: 'caption', label: 'Chú thích' },
  { name: 'credit', label: 'Nguồn ảnh' },
] as const;

// What a video is called stands in its title.
const hasOther = ({ block }: BodyFigure, name: string) => block === 'Video' && name === 'caption';

// A body that cannot be read has its own errors.
function readFigures(body: string) {
  try {
    return bodyFigures(body);
  } catch {
    return [];
  }
}

function placeOf(body: string, bodyLine: number, words: string) {
  const before = body.slice(0, Math.max(0, body.indexOf(words))).split('\n');
  return { line: bodyLine + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
}
