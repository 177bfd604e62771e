/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)]!;

/** A text of so many syllables, some of which differ in their accents only. */
export const randomText = (length: number, random: () => number): string =>
  Array.from({ length }, () => pick(SYLLABLES, random)).join(' ');

const SYLLABLES =
  `bà ba bá bả bạ hội hối hồi phụ nữ bình binh đẳng đằng giới gioi công tác khen thưởng thi đua lao động
  xã cơ sở tỉnh huyện năm 2020 2025 8/3 241/BHXH-TCCB kỹ kĩ hoà hòa Đắk Lắk Nguyễn Thị ước mơ quỹ`.split(
    /\s+/u,
  );
