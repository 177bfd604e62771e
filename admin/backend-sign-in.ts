import type { SessionAnswer } from './accounts/session.ts';
import { signInUrl } from './accounts/return-address.ts';
import type { DeskApi } from './backend-api.ts';
import { decap } from './decap.ts';

/** What Decap hands to the page that signs people in. */
interface SignInProps {
  onLogin: (credentials: object) => void;
  error?: unknown;
  inProgress?: boolean;
}

/** Signs out, where people sign in, and goes to the sign-in page. */
export async function leave(api: DeskApi): Promise<void> {
  const { signsIn } = await api.read<SessionAnswer>('session');
  if (!signsIn) return;
  await api.act('DELETE', 'session', {});
  location.assign(signInUrl(api.root, location));
}

/**
 * Lets in whoever is signed in, or the person of this machine; asks nothing, and says so when it
 * fails. Without a session the API leads to the sign-in page.
 */
export function signInPage(): unknown {
  const { h, createClass } = decap();
  return createClass({
    componentDidMount(this: { props: SignInProps }) {
      this.props.onLogin({});
    },
    render(this: { props: SignInProps }) {
      const { error, inProgress, onLogin } = this.props;
      if (!error || inProgress)
        return h('p', { role: 'status', className: 'desk-sign-in' }, 'Đang mở bàn biên tập…');
      return h(
        'div',
        { role: 'alert', className: 'desk-sign-in' },
        h('p', null, String(error).replace(/^Error: /u, '')),
        h('button', { type: 'button', onClick: () => onLogin({}) }, 'Thử lại'),
      );
    },
  });
}
