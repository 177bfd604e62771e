import { videoAt } from '../src/mdx/video.ts';
import { VERBATIM } from './body-nodes.ts';
import type { ShownEntry } from './entry-titles.ts';

/** What a folded block shows of itself: enough to know which one it is. */
export interface Glance {
  title: string;
  /** A second, quieter line. */
  detail: string;
  /** The names of pictures beside the text, the first few. */
  pictures: string[];
  /** The entry whose title or figure belongs in front. */
  entry?: ShownEntry;
}

/** A block at a glance, from the values of its fields, half-filled or not. */
export function glanceOf(block: string, values: Record<string, unknown>): Glance {
  const text = (name: string) => oneLine(values[name]);
  const plain = (title: string, detail = '') => ({ title, detail, pictures: [] });
  const id = text('id');
  switch (block) {
    case 'Figure':
      return { ...pictureWords(values), pictures: namesOf([values]) };
    case 'Gallery':
      return galleryGlance(text('title'), values['pictures']);
    case 'Video': {
      const detail = [videoAt(text('url'))?.service ?? text('url'), text('duration')];
      return {
        title: text('title') || 'Chưa có tên video',
        detail: detail.filter(Boolean).join(' · '),
        pictures: namesOf([values]),
      };
    }
    case 'StatChart':
      return entryGlance('statistics', id, text('caption'), 'Chưa chọn số liệu');
    case 'StatFigure': {
      const glance = entryGlance('statistics', id, text('caption'), 'Chưa chọn số liệu');
      const point = Number(text('point')) || 0;
      return { ...glance, ...(glance.entry && { entry: { ...glance.entry, point } }) };
    }
    case 'DocumentLink':
      return entryGlance('documents', id, text('text'), 'Chưa chọn văn bản');
    case 'Quote':
      return plain(
        text('text') ? `“${text('text')}”` : 'Chưa có lời trích',
        [text('cite'), text('role')].filter(Boolean).join(', '),
      );
    case 'Note':
      return plain(
        text('title') || text('text') || 'Chưa có lời ghi chú',
        text('title') && text('text'),
      );
    case VERBATIM:
      return plain(text('source'));
    default:
      return plain('');
  }
}

/** What a picture of a list shows of itself while it is folded. */
export const pictureGlance = (values: Record<string, unknown>): Glance => ({
  ...pictureWords(values),
  pictures: namesOf([values]),
});

function pictureWords(values: Record<string, unknown>): { title: string; detail: string } {
  const [src, alt, caption] = ['src', 'alt', 'caption'].map((name) => oneLine(values[name]));
  const lacks = values['decorative'] === true ? 'Ảnh trang trí' : 'Chưa có mô tả ảnh';
  const none = caption ? 'Chỉ có chú thích, không có ảnh' : 'Chưa chọn ảnh';
  const described = src ? alt || lacks : none;
  return { title: caption || described, detail: caption ? described : '' };
}

function galleryGlance(title: string, pictures: unknown): Glance {
  const items = (Array.isArray(pictures) ? pictures : []) as Record<string, unknown>[];
  const silent = items.filter(({ alt, decorative }) => !alt && decorative !== true).length;
  const detail = [`${items.length} ảnh`, silent > 0 && `${silent} ảnh chưa có mô tả`];
  return {
    title: title || 'Chùm ảnh',
    detail: items.length > 0 ? detail.filter(Boolean).join(' · ') : 'Chưa có ảnh nào',
    pictures: namesOf(items).slice(0, SHOWN),
  };
}

const entryGlance = (collection: string, id: string, detail: string, none: string): Glance => ({
  title: id || none,
  detail,
  pictures: [],
  ...(id && { entry: { collection, id } }),
});

const namesOf = (items: readonly Record<string, unknown>[]): string[] =>
  items.map(({ src }) => oneLine(src)).filter(Boolean);

/** More pictures than these say no more at a glance. */
const SHOWN = 5;
const LONG = 160;

function oneLine(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const line = String(value).replace(/\s+/gu, ' ').trim();
  return line.length > LONG ? `${line.slice(0, LONG).trimEnd()}…` : line;
}
