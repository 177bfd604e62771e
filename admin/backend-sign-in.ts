import { decap } from './decap.ts';

/** What Decap hands to the page that signs people in. */
interface SignInProps {
  onLogin: (credentials: object) => void;
  error?: unknown;
  inProgress?: boolean;
}

/** Signs in at once, as the person of this machine; asks nothing, and says so when it fails. */
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
