/** An element with attributes and children, all text put in as text. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A button that does something. */
export function button(label: string, act: () => void, className = ''): HTMLButtonElement {
  const made = make('button', { type: 'button', ...(className && { class: className }) }, label);
  made.addEventListener('click', act);
  return made;
}

/** Shows a dialog until it is closed; Escape closes it. The first button has the focus. */
export function openDialog(title: string, ...content: (Node | string)[]): HTMLDialogElement {
  const heading = make('h2', { id: `desk-dialog-${(count += 1)}` }, title);
  const dialog = make(
    'dialog',
    { class: 'desk-dialog', 'aria-labelledby': heading.id },
    heading,
    ...content,
  );
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

let count = 0;
