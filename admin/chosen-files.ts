/**
 * Lets files be made ready before Decap takes them. `prepare` gives the files to use in place of
 * those that were chosen or dropped, none to use nothing; `isOurs` says whether to look at all.
 */
export function watchFiles(
  isOurs: () => boolean,
  prepare: (files: readonly File[]) => Promise<File[]>,
): void {
  const prepared = new WeakSet<Event>();
  const onFiles = (event: Event) => {
    if (prepared.has(event) || !isOurs()) return;
    const files = filesOf(event);
    if (files.length === 0) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    void prepare(files).then((ready) => {
      if (ready.length > 0) sendAgain(event, ready, prepared);
      else if (event.target instanceof HTMLInputElement) event.target.value = '';
    });
  };
  window.addEventListener('change', onFiles, true);
  window.addEventListener('drop', onFiles, true);
}

/** The files that an editor has chosen or dropped. */
function filesOf(event: Event): File[] {
  const { target } = event;
  if (event instanceof DragEvent) return [...(event.dataTransfer?.files ?? [])];
  return target instanceof HTMLInputElement && target.type === 'file'
    ? [...(target.files ?? [])]
    : [];
}

/** Gives Decap the same event again, with files that were made ready. */
function sendAgain(event: Event, files: readonly File[], prepared: WeakSet<Event>): void {
  const { target } = event;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (event instanceof DragEvent) {
    const again = new DragEvent('drop', {
      bubbles: true,
      cancelable: true,
      dataTransfer: transfer,
    });
    prepared.add(again);
    target?.dispatchEvent(again);
  } else if (target instanceof HTMLInputElement) {
    target.files = transfer.files;
    const again = new Event('change', { bubbles: true, cancelable: true });
    prepared.add(again);
    target.dispatchEvent(again);
  }
}
