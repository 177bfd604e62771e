import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatSource } from '../../src/model/frontmatter.ts';

/** Why readers may not see an article, in a word that stands in everything it consists of. */
export const HIDDEN = {
  hengio: { publishAt: '2098-01-05T08:00:00+07:00' },
  tuonglai: { date: '2098-01-05T08:00:00+07:00' },
  hethan: { unpublishAt: '2024-06-01T08:00:00+07:00' },
  dago: { withdrawn: { date: '2024-06-01', reason: 'Mẫu: dẫn sai số liệu.' } },
  gohen: {
    publishAt: '2098-01-05T08:00:00+07:00',
    withdrawn: { date: '2024-06-01', reason: 'Mẫu: zqgohen.' },
  },
} as const;

const PICTURE = 'tests/fixtures/content/articles/2024/bai-mau-anh.jpg';

/** Adds one public article and one for each reason not to be seen, all of them plainly samples. */
export function writeHidden(contentDir: string): void {
  const write = (file: string, text: string | Buffer) => {
    mkdirSync(dirname(join(contentDir, file)), { recursive: true });
    writeFileSync(join(contentDir, file), text);
  };
  const picture = readFileSync(PICTURE);
  const article = (id: string, word: string, more: object) => {
    const data = {
      title: `Bài mẫu ${word} tieude`,
      summary: `Bài mẫu ${word} tomtat, dùng để thử xem bài chưa tới giờ có lộ ra ở đâu không.`,
      date: '2024-05-01T08:00:00+07:00',
      unit: 'don-vi-mau',
      byline: `Tác giả ${word}`,
      topics: ['chuyen-de-mau'],
      image: {
        src: `anh-${word}.jpg`,
        alt: `Ảnh ${word}`,
        credit: `Ảnh: ${word}`,
        basis: 'no-people',
      },
      ...more,
    };
    const body = `Thân bài ${word}.\n\n<Figure src="hinh-${word}.jpg" alt="Hình ${word}" caption="Hình ${word}" basis="no-people" />`;
    write(`articles/${id}.mdx`, formatSource('a.mdx', data, body));
    for (const name of ['anh', 'hinh'])
      write(
        `articles/2024/${name}-${word}.jpg`,
        Buffer.concat([picture, Buffer.from(name + word)]),
      );
  };
  write('topics/chuyen-de-mau.yaml', 'title: Chuyên đề mẫu\nsummary: Chuyên đề mẫu để thử.\n');
  const words = Object.entries(HIDDEN);
  article('2024/bai-hien', 'zqhien', {
    related: words.map(([word]) => `2024/zq${word}`),
    redirects: ['/tin/dia-chi-cu-cua-bai-hien/'],
  });
  for (const [word, why] of words)
    article(`2024/zq${word}`, `zq${word}`, {
      featured: true,
      related: ['2024/bai-hien'],
      redirects: [`/tin/cu-zq${word}/`],
      corrections: [{ date: '2024-05-02', note: `Mẫu: zq${word} 1, đúng là 2.` }],
      changes: [{ date: '2024-05-02T08:00:00+07:00', kind: 'major', note: `Mẫu: zq${word}.` }],
      source: { name: `Báo zq${word}` },
      ...why,
    });
}
