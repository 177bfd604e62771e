import { randomInt } from 'node:crypto';
import { type MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { fold } from '../../fold.ts';
import { MAX_PASSWORD } from './auth.ts';

const MIN_PASSWORD = 12;
/** On the scale of zxcvbn, 0 to 4: beyond 10⁸ guesses. */
const ENOUGH = 3;

/** What is wrong with a new password: two Vietnamese sentences, or undefined. */
export function passwordProblem(
  password: string,
  known: { name: string; email: string; office: string },
): string | undefined {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < MIN_PASSWORD)
    return `Mật khẩu mới có ${length} ký tự, cần ít nhất ${MIN_PASSWORD}. Ghép bốn, năm từ không liên quan thành một câu dễ nhớ; có dấu và dấu cách càng tốt.`;
  if (text.length > MAX_PASSWORD)
    return `Mật khẩu mới dài ${text.length} ký tự, tối đa là ${MAX_PASSWORD}. Rút ngắn rồi làm lại.`;
  const words = contextOf(known);
  // Accents and spaces add less than they seem to: who guesses Vietnamese leaves them out too.
  const bare = fold(text).replace(/\s+/gu, '');
  const judged = [text, bare].map((form) => meter.check(form, words));
  const worst = judged.reduce((a, b) => (b.score < a.score ? b : a));
  if (worst.score >= ENOUGH) return undefined;
  return `Mật khẩu này dễ đoán ${reasonOf(worst.sequence)}. ${ADVICE}`;
}

/** A password for the first sign-in, easy to read out: `k7mp-x2qd-…`, 80 bits. */
export function firstPassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const ADVICE =
  'Ghép thêm vài từ không liên quan đến bạn và cơ quan, ví dụ tên đồ vật, con vật, nơi chốn bạn chọn ngẫu nhiên.';

// Passwords that every list of broken Vietnamese accounts begins with, as they are typed.
const COMMON = [
  'matkhau',
  'khongcomatkhau',
  'anhyeuem',
  'emyeuanh',
  'yeuem',
  'yeuanh',
  'contraiyeu',
  'congaiyeu',
  'giadinh',
  'hanhphuc',
  'xinchao',
  'vietnam',
  'hochiminh',
  'hanoi',
  'saigon',
  'binhphuoc',
  'dongnai',
  'dongxoai',
  'baohiem',
  'baohiemxahoi',
  'bhxh',
  'phunu',
  'bientap',
  'quantri',
  'nguyen',
  'admin',
  'qwerty',
];

const meter = new ZxcvbnFactory({
  dictionary: { ...dictionary, 'common-vi': COMMON },
  graphs: adjacencyGraphs,
  // Judging takes time that grows with the length; nobody guesses beyond this.
  maxLength: 64,
});

/** What anybody who knows the person would try first. */
function contextOf({ name, email, office }: { name: string; email: string; office: string }) {
  const phrases = [name, email.split('@')[0] ?? '', email.split('@')[1] ?? '', office].map(fold);
  const parts = phrases.flatMap((phrase) => phrase.split(/[^a-z0-9]+/u));
  const joined = phrases.map((phrase) => phrase.replace(/[^a-z0-9]+/gu, ''));
  return [...new Set([...parts, ...joined, ...name.toLowerCase().split(/\s+/u)])].filter(
    (word) => word.length > 2,
  );
}

function reasonOf(sequence: readonly MatchExtended[]): string {
  const has = (test: (match: MatchExtended) => boolean) => sequence.some(test);
  const isFrom = (name: string) => (match: MatchExtended) =>
    match.pattern === 'dictionary' && String(Reflect.get(match, 'dictionaryName')) === name;
  if (has(isFrom('userInputs'))) return 'vì có tên, địa chỉ thư hoặc tên cơ quan của bạn';
  if (has(isFrom('common-vi')) || has(isFrom('passwords-common')))
    return 'vì có mật khẩu mà nhiều người dùng';
  if (has(({ pattern }) => pattern === 'repeat')) return 'vì lặp lại';
  if (has(({ pattern }) => pattern === 'sequence')) return 'vì là một dãy liền nhau như abcd, 1234';
  if (has(({ pattern }) => pattern === 'spatial')) return 'vì là các phím cạnh nhau';
  if (has(({ pattern }) => pattern === 'date')) return 'vì có ngày tháng';
  return 'vì có quá ít từ';
}
