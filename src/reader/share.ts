const ACTIONS: Record<string, { can: () => boolean; run: () => unknown }> = {
  // A reader who closes the sheet without choosing has not failed at anything.
  share: {
    can: () => 'share' in navigator,
    run: () =>
      navigator.share({ title: document.title, url: location.href }).catch(() => undefined),
  },
  copy: {
    can: () => 'clipboard' in navigator,
    run: () => navigator.clipboard.writeText(location.href).then(sayDone),
  },
  print: { can: () => 'print' in window, run: () => print() },
};

// Shows the buttons that this browser can serve: the platform's share sheet, and printing.
document.querySelectorAll<HTMLElement>('[data-do]').forEach((button) => {
  const action = ACTIONS[button.dataset['do'] ?? ''];
  if (!action?.can()) return;
  button.dataset['ready'] = '';
  button.addEventListener('click', action.run);
});

function sayDone() {
  const place = document.querySelector('.done');
  const button = document.querySelector<HTMLElement>('[data-done]');
  if (place) place.textContent = button?.dataset['done'] ?? '';
}
