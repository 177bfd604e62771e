import type { Person } from '../desk/people.ts';

/** What the server says of whoever asks. */
export interface SessionAnswer {
  person: Person;
  /** Whether people sign in here; false for the one person of a machine without accounts. */
  signsIn: boolean;
  mustChange: boolean;
}

export const ROLE_NAMES: Readonly<Record<Person['role'], string>> = {
  contributor: 'Cộng tác viên',
  editor: 'Biên tập viên',
  publisher: 'Người xuất bản',
};
