import { z } from 'zod';
import { isVisible } from '../../../src/model/fields.ts';
import type { Person } from '../people.ts';
import { Refusal } from '../refusal.ts';

/** One person who may sign in. */
export interface Account {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  role: Person['role'];
  /** The id of the unit of a contributor; null for others. */
  unit: string | null;
  isAdministrator: boolean;
  /** Whether signing in is switched off. */
  isOff: boolean;
  /** Whether the password was set by somebody else and has to be changed first. */
  mustChange: boolean;
  /** ISO date and time. */
  createdAt: string;
}

/** What an administrator decides about a person. */
export type AccountFacts = Pick<Account, 'name' | 'role' | 'unit' | 'isAdministrator'>;

export const ROLES = ['contributor', 'editor', 'publisher'] as const;

const name = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  // What git cannot have in a name.
  .refine(
    (text) => /^[^\p{Cc}\p{Cf}<>"\\]{2,80}$/u.test(text) && /\p{L}/u.test(text) && isVisible(text),
  );

/** How an e-mail is told apart from others: without regard to case. */
export const email = z
  .string()
  .max(200)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email());

/** The shape of what is known of a person. */
export const accountFacts = z.strictObject({
  name,
  role: z.enum(ROLES),
  unit: z.string().max(120).nullable().default(null),
  isAdministrator: z.boolean().default(false),
});

/** Reads the facts of a person. Refuses what cannot be kept, in words for whoever typed it. */
export function readFacts(value: unknown): AccountFacts {
  const read = accountFacts.safeParse(value);
  const part = read.error?.issues[0]?.path[0];
  if (part === 'name')
    throw new Refusal(
      400,
      'Họ tên cần từ 2 đến 80 ký tự và không có dấu ngoặc nhọn. Ghi họ tên như trên bài báo, ví dụ Nguyễn Thị An.',
    );
  if (!read.success)
    throw new Refusal(
      400,
      `Phần “${String(part ?? 'toàn bộ')}” của tài khoản không đúng dạng. Chọn lại vai trò và đơn vị rồi làm lại.`,
    );
  const facts = read.data;
  if (facts.role !== 'contributor') return { ...facts, unit: null };
  if (facts.unit) return facts;
  throw new Refusal(
    400,
    'Cộng tác viên phải thuộc một đơn vị. Chọn đơn vị rồi làm lại; người đó chỉ viết bài của đơn vị đó.',
  );
}

/** Reads an e-mail address. Refuses what is none. */
export function readEmail(value: unknown): string {
  const read = email.safeParse(value);
  if (read.success) return read.data;
  throw new Refusal(
    400,
    'Địa chỉ thư điện tử không đúng dạng. Ghi đầy đủ, không dấu, ví dụ an.nguyen@example.vn.',
  );
}

/** The person that an account lets in. */
export const personOf = ({ name, email, role, unit, isAdministrator }: Account): Person => ({
  name,
  email,
  role,
  ...(role === 'contributor' && { unit: unit ?? '' }),
  ...(isAdministrator && { isAdministrator }),
});
