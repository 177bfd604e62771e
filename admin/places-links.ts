import { make } from './elements.ts';
import { PLACES } from './places.ts';

/** Puts links to the desk's other pages below Decap's list of collections, which offers no place for them. */
export function linkPlaces(base: string): void {
  const put = () => {
    const list = document.querySelector("[class*='-SidebarNavList']");
    if (!list || list.querySelector('.desk-place-link')) return;
    const others = PLACES.filter(({ isDecap }) => !isDecap);
    list.append(
      ...others.map(({ label, path }) =>
        make('li', { class: 'desk-place-link' }, make('a', { href: base + path }, label)),
      ),
    );
  };
  new MutationObserver(put).observe(document.body, { childList: true, subtree: true });
}
