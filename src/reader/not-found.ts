/** Puts the words of an address that leads nowhere into the form that searches. */
const field = document.querySelector<HTMLInputElement>('[data-not-found] input');
if (field)
  field.value =
    location.pathname
      .split('/')
      .filter((part) => /\D/u.test(part))
      .at(-1)
      ?.replace(/\.\w+$/u, '')
      // Read as a form's value, a broken address gives broken words and no error.
      .replace(/^.*$/u, (part) => new URLSearchParams(`a=${part}`).get('a') ?? '')
      .replace(/[-_]+/gu, ' ') ?? '';
