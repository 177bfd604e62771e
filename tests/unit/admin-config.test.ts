import { expect, test } from 'vitest';
import { cmsConfig } from '../../admin/config.ts';
import type { CmsField } from '../../admin/decap.ts';
import type { Person } from '../../admin/desk/people.ts';
import { prefillOf } from '../../admin/prefill.ts';
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

const walk = (fields: readonly CmsField[]): CmsField[] =>
  fields.flatMap((one) => [
    one,
    ...walk([...(one.fields ?? []), ...(one.field ? [one.field] : [])]),
  ]);

test('no field keeps an unfinished draft from being saved', () => {
  const strict = config.collections
    .flatMap(({ name }) => walk(fieldsOf(name)))
    .filter((one) => one.required !== false || 'pattern' in one || 'min' in one || 'max' in one);
  expect(strict).toEqual([]);
});

test('a field says when it may stay empty for good', () => {
  expect(field('articles', 'title')?.label).toBe('Tiêu đề');
  expect(field('articles', 'image')?.label).toBe('Ảnh đại diện (không bắt buộc)');
  expect(field('articles', 'image.basis')?.hint).toMatch(/^Phải điền khi dùng phần này\./u);
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
  });
  expect(field('articles', 'unit')).toMatchObject({
    widget: 'relation',
    collection: 'units',
    value_field: '{{slug}}',
  });
});

test('every field that an editor sees has a Vietnamese name', () => {
  const nameless = config.collections
    .flatMap(({ name }) => walk(fieldsOf(name)))
    .filter(({ widget, label }) => widget !== 'hidden' && !/\p{L}/u.test(label ?? ''));
  expect(nameless).toEqual([]);
});

test('a contributor begins an article with their name and unit, and nobody with another', () => {
  const begins = (role: Person['role'], signsIn: boolean) => {
    const person = { name: 'Chị An', email: 'an@example.vn', role, unit: 'bhxh' };
    const prefill = prefillOf({ person, signsIn, mustChange: false });
    const { collections: all } = cmsConfig('http://localhost/', prefill);
    return all.flatMap(({ name, fields = [] }) =>
      fields.flatMap((one) => (one.default ? [`${name}.${one.name}: ${String(one.default)}`] : [])),
    );
  };
  expect(begins('contributor', true)).toEqual([
    'articles.unit: bhxh',
    'articles.byline: Chị An',
    'achievements.unit: bhxh',
  ]);
  expect(begins('editor', true)).toEqual([]);
  expect(begins('publisher', false)).toEqual([]);
});
