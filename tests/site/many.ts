import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatSource } from '../../src/model/frontmatter.ts';

const UNITS = ['don-vi-mau-1', 'don-vi-mau-2', 'don-vi-mau-3'];
const TOPICS = ['chuyen-de-mau-1', 'chuyen-de-mau-2', 'chuyen-de-mau-3', 'chuyen-de-mau-4'];

/** So many of the 200 articles are of each year: one year is long, the others are not. */
const ARTICLES = { 2019: 15, 2020: 15, 2021: 15, 2022: 15, 2023: 15, 2024: 125 };
const DOCUMENTS = 110;

/** Adds three units, four topics, 200 articles over six years and 110 documents: all of them plainly samples. */
export function writeMany(contentDir: string): void {
  const write = (file: string, data: object, body?: string) => {
    mkdirSync(dirname(join(contentDir, file)), { recursive: true });
    writeFileSync(join(contentDir, file), formatSource(file, data, body));
  };
  for (const [place, id] of UNITS.entries())
    write(`units/${id}.yaml`, {
      names: [{ name: `Đơn vị mẫu số ${place + 1}`, shortName: `Đơn vị mẫu ${place + 1}` }],
      level: place === 0 ? 'province' : 'base',
    });
  for (const [place, id] of TOPICS.entries())
    write(`topics/${id}.yaml`, {
      title: `Chuyên đề mẫu số ${place + 1}`,
      summary: 'Chuyên đề mẫu, dùng để thử.',
    });
  for (let place = 0; place < DOCUMENTS; place++) write(...sampleDocument(place));
  for (const [year, count] of Object.entries(ARTICLES))
    for (let place = 0; place < count; place++) write(...sampleArticle(year, place));
}

function sampleArticle(year: string, place: number): [string, object, string] {
  const day = `${year}-${twoDigits(1 + (place % 12))}-${twoDigits(1 + (place % 28))}`;
  const data = {
    title: `Bài mẫu số ${place + 1} của năm ${year}`,
    summary: `Bài mẫu số ${place + 1} của năm ${year}, dùng để thử cổng khi có nhiều tin bài.`,
    date: `${day}T08:00:00+07:00`,
    unit: pick(UNITS, place),
    byline: 'Bài mẫu',
    topics: [pick(TOPICS, place)],
    ...(place % 2 === 0 &&
      year === '2024' && { corrections: [{ date: day, note: 'Mẫu: bài ghi 1, đúng là 2.' }] }),
  };
  const body = `Đoạn mẫu của bài số ${place + 1}. Công văn mẫu 1/CV-MAU được dẫn ở đây.`;
  return [`articles/${year}/bai-mau-${place + 1}.mdx`, data, body];
}

function sampleDocument(place: number): [string, object] {
  const year = 2019 + (place % 6);
  return [
    `documents/mau-${place + 1}.yaml`,
    {
      kind: place % 3 === 0 ? 'ke-hoach' : 'cong-van',
      number: `${place + 1}/CV-MAU`,
      date: `${year}-${twoDigits(1 + (place % 12))}-05`,
      issuer: `Cơ quan mẫu số ${1 + (place % 10)}`,
      summary: `Mẫu: văn bản số ${place + 1}, dùng để thử danh sách dài`,
      topics: [pick(TOPICS, place)],
    },
  ];
}

const pick = (ids: readonly string[], place: number) => ids[place % ids.length] ?? '';
const twoDigits = (value: number) => String(value).padStart(2, '0');
