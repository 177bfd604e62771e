const ACTIONS: Record<string, { can: () => boolean; run: () => unknown }> = {
  // A reader who closes the sheet without choosing has not failed at anything.
  share: {
    can: () => 'share' in navigator,
    run: () =>
      navigator.share({ title: document.title, url: location.href }).catch(() => undefined),
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
