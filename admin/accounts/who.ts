import { deskApi } from '../backend-api.ts';
import { button, make } from '../elements.ts';
import { signInUrl } from './return-address.ts';
import type { SessionAnswer } from './session.ts';

/** Shows in the bar who works here, with a way out. Nothing where nobody has to sign in. */
export async function showPerson(base: string): Promise<void> {
  const place = document.getElementById('nguoi-dung');
  const api = deskApi(new URL(base, location.origin).href);
  const answer = await fetch(`${api.root}session`).catch(() => undefined);
  if (!place || !answer?.ok) return;
  const { person, signsIn } = (await answer.json()) as SessionAnswer;
  if (!signsIn) return;
  place.replaceChildren(
    make('span', {}, person.name),
    button('Đăng xuất', () => {
      void api.act('DELETE', 'session', {}).then(
        () => location.assign(signInUrl(api.root, location)),
        (error: unknown) => place.append(make('span', { role: 'alert' }, String(error))),
      );
    }),
  );
  place.hidden = false;
}
