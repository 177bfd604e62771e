/**
 * Keeps a picture that is dropped beside a field from opening in place of the desk, which would
 * lose what was not saved. `tell` says where pictures go.
 */
export function guardDrops(tell: (title: string, message: string) => void): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener('dragover', (event) => {
    if (!event.defaultPrevented && hasFiles(event)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    tell(
      'Chưa nhận ảnh',
      'Ảnh vừa thả không nằm trong ô ảnh nào. Mở mục “Ảnh đại diện” hoặc chèn khối “Ảnh trong bài”, rồi thả ảnh vào ô ở đó.',
    );
  });
}
