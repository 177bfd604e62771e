import { expect, test } from 'vitest';
import { cmsConfig } from '../../admin/config.ts';
import type { CmsField } from '../../admin/decap.ts';
import { type CollectionName, collections, plainSchema } from '../../src/model/collections.ts';

const config = cmsConfig('http://localhost/phu-nu/');
const fieldsOf = (name: string) => {
  const found = config.collections.find((collection) => collection.name === name);
  return found?.fields ?? found?.files?.[0]?.fields ?? [];
};
const field = (name: string, path: string) =>
  path
    .split('.')
    .reduce<CmsField | undefined>(
      (parent, key) => (parent ? parent.fields : fieldsOf(name))?.find((one) => one.name === key),
      undefined,
    );

test('every collection of the model has a form with the fields of the model', () => {
  for (const name of Object.keys(collections) as CollectionName[]) {
    const form = fieldsOf(name).map((one) => one.name);
    expect(form).toEqual(expect.arrayContaining(Object.keys(plainSchema(name).shape)));
  }
});

test('a picture that is left out asks for nothing inside it', () => {
  expect(field('articles', 'image')?.required).toBe(false);
  expect(field('articles', 'image.src')?.required).toBe(false);
  expect(field('articles', 'image.basis')?.required).toBe(false);
  expect(field('articles', 'title')?.required).toBe(true);
});

test('days and moments, choices and other entries have their own widgets', () => {
  expect(field('articles', 'date')).toMatchObject({ widget: 'datetime', time: true });
  expect(field('documents', 'date')).toMatchObject({ widget: 'datetime', time: false });
  expect(field('campaigns', 'kind')?.options?.[0]).toEqual({
    label: 'Phòng, chống bạo lực gia đình (tháng 6)',
    value: 'domestic-violence',
  });
  expect(field('articles', 'topics')).toMatchObject({
    widget: 'relation',
    collection: 'topics',
    multiple: true,
    min: 1,
  });
  expect(field('articles', 'unit')).toMatchObject({
    widget: 'relation',
    collection: 'units',
    value_field: '{{slug}}',
  });
});

test('a text says how long it may be', () => {
  const [pattern, words] = field('articles', 'summary')?.pattern ?? [];
  expect(words).toBe('từ 50 đến 300 ký tự');
  expect(pattern?.test('ngắn')).toBe(false);
  expect(pattern?.test('đủ dài '.repeat(10))).toBe(true);
  const [number] = field('documents', 'number')?.pattern ?? [];
  expect(number?.test('241/BHXH-TCCB')).toBe(true);
  expect(number?.test('241 BHXH')).toBe(false);
});

test('every field that an editor sees has a Vietnamese name', () => {
  const walk = (fields: readonly CmsField[]): CmsField[] =>
    fields.flatMap((one) => [one, ...walk(one.fields ?? [])]);
  const nameless = config.collections
    .flatMap(({ name }) => walk(fieldsOf(name)))
    .filter(({ widget, label }) => widget !== 'hidden' && !/\p{L}/u.test(label ?? ''));
  expect(nameless).toEqual([]);
});
