import type { Issue } from '../src/model/issues.ts';
import { rememberPerson, signInAgain } from './accounts/sign-in-again.ts';

/** Talks to the desk's server. */
export interface DeskApi {
  /** Where the server's questions and acts are, `/admin/api/`. */
  root: string;
  /** Throws a `DeskError` when the server refuses or does not answer. */
  read<Answer>(path: string, query?: Record<string, string>): Promise<Answer>;
  act<Answer>(method: 'PUT' | 'POST' | 'DELETE', path: string, body: object): Promise<Answer>;
}

/** What the server says with a refusal. */
export interface RefusedAnswer {
  error?: string;
  issues?: Issue[];
  theirs?: string | null;
  version?: string | null;
  by?: string;
  at?: string;
  where?: 'draft' | 'main';
  mustChange?: true;
  needsReason?: true;
  /** Approved drafts that have to be published with this one. */
  together?: { collection: string; id: string; title: string; version: string }[];
}

/** A refusal of the server, or its silence; the message is Vietnamese and for the editor. */
export class DeskError extends Error {
  /** 0 when the server did not answer. */
  readonly status: number;
  readonly answer: RefusedAnswer;

  constructor(message: string, status = 0, answer: RefusedAnswer = {}) {
    super(message);
    this.status = status;
    this.answer = answer;
  }

  /** Decap puts errors into sentences; without “Error:” they stay Vietnamese. */
  override toString(): string {
    return this.message;
  }
}

/**
 * The server below the portal's home page. When a session has ended it asks to sign in, then sends
 * the request again; what is on the screen stays. A quiet one, for what nobody asked for just now,
 * throws the refusal instead.
 */
export function deskApi(home: string, { isQuiet = false } = {}): DeskApi {
  const root = new URL('admin/api/', home).pathname;
  const send = async <Answer>(url: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(url, init).catch(() => undefined);
    if (!response)
      throw new DeskError(
        'Không liên lạc được với máy chủ. Kiểm tra mạng rồi làm lại; chữ của bạn vẫn còn trên màn hình.',
      );
    const answer: unknown = await response.json().catch(() => ({}));
    const isSigningIn = url === `${root}session` && init?.method === 'POST';
    if (response.ok) {
      if (!isSigningIn) rememberPerson(emailIn(answer));
      return answer as Answer;
    }
    const refused = answer as RefusedAnswer;
    const asks = isOut(response.status, refused) && !isSigningIn && !isQuiet;
    if (asks && (await signInAgain(api))) return send(url, init);
    const message =
      refused.error ??
      `Máy chủ trả lời lỗi ${response.status}. Thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị.`;
    throw new DeskError(message, response.status, refused);
  };
  const api: DeskApi = {
    root,
    read: (path, query) => send(`${root}${path}${query ? `?${new URLSearchParams(query)}` : ''}`),
    act: (method, path, body) =>
      send(root + path, {
        method,
        headers: { 'content-type': 'application/json', 'x-desk': '1' },
        body: JSON.stringify(body),
      }),
  };
  return api;
}

/** Whether the server does not know us any more, or only to change a password. */
export const isOut = (status: number, { mustChange }: RefusedAnswer): boolean =>
  status === 401 || mustChange === true;

/** Who we are, where an answer says it. */
const emailIn = (answer: unknown): string | undefined =>
  (answer as { person?: { email?: string } } | null)?.person?.email;
