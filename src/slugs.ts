/** A slug from a Vietnamese text: `Bình đẳng giới` becomes `binh-dang-gioi`. At most `max` characters, cut at a word. */
export function slugOf(text: string, max = 80): string {
  const slug = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (slug.length <= max) return slug;
  const cut = slug.slice(0, max + 1).replace(/-[^-]*$/u, '');
  return cut.slice(0, max);
}

/** The address of the list of a name: all of it, for names may differ at their end only. A line of an entry has at most 200 letters. */
export const listSlug = (name: string): string => slugOf(name, 200) || 'khac';
