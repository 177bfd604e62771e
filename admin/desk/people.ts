import type { FastifyRequest } from 'fastify';
import type { Repository } from './repository.ts';

/** Who acts. */
export interface Person {
  name: string;
  email: string;
  role: 'contributor' | 'editor' | 'publisher';
  /** The id of the unit whose drafts a contributor writes. */
  unit?: string;
  /** Keeps the accounts. */
  isAdministrator?: boolean;
  /** The only person, on their own machine: nobody else could review. */
  alone?: boolean;
}

/** Finds out who sent a request while there are no accounts; undefined refuses it. */
export type People = (request: FastifyRequest) => Person | undefined;

/** The one person of this machine: named by the repository's git settings, which are only read. */
export async function localPerson({ git }: Repository): Promise<Person> {
  const name = (await git.maybe(['config', '--get', 'user.name']))?.trim();
  const email = (await git.maybe(['config', '--get', 'user.email']))?.trim();
  return {
    name: clean(name ?? '') || 'Biên tập viên',
    email: clean(email ?? '') || 'bien-tap@localhost',
    role: 'publisher',
    alone: true,
  };
}

/** Everybody who asks is the one person of this machine. */
export async function localPeople(repository: Repository): Promise<People> {
  const person = await localPerson(repository);
  return () => person;
}

/** `Mỹ Như <my.nhu@example.vn>`. */
export const signature = ({ name, email }: { name: string; email: string }) =>
  `${clean(name) || clean(email) || 'Không rõ'} <${clean(email)}>`;

/** Reads `signature` back. */
export function readSignature(text: string): { name: string; email: string } {
  const match = /^(.*) <([^>]*)>$/u.exec(text.trim());
  return { name: match?.[1] ?? text.trim(), email: match?.[2] ?? '' };
}

// What git cannot have in a name: line ends, angle brackets, and signs at either end.
const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029<>]+/gu, ' ')
    .replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/gu, '');
