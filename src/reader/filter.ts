/** Narrows the documents of a list to what its form asks for. The address keeps the choice. */
const form = document.querySelector<HTMLFormElement>('form[data-filter]');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const selects = [...form.querySelectorAll('select')];
  const rows = document.querySelectorAll<HTMLElement>('li[data-loai]');
  const status = form.querySelector('[role=status]');

  const show = () => {
    const wanted = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = wanted.get(select.name) ?? '';
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    let count = 0;
    for (const row of rows) {
      row.hidden = selects.some(
        ({ name, value }) => value && row.getAttribute(`data-${name}`) !== value,
      );
      if (!row.hidden) count++;
    }
    const isNarrowed = selects.some(({ value }) => value);
    if (isNarrowed) form.querySelector('details')?.setAttribute('open', '');
    if (status)
      status.textContent = isNarrowed ? `Đang hiện ${count} trong ${rows.length} văn bản.` : '';
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    history.pushState(null, '', `?${new URLSearchParams(chosen)}`);
    show();
  });
  addEventListener('popstate', show);
  show();
}
