import { make } from '../elements.ts';

/** Asks which table to take away; the answer is a file. @param root where the server answers */
export function exportForm(
  root: string,
  units: readonly { id: string; name: string }[],
  today: string,
): HTMLElement {
  const day = (name: string, label: string, value: string) =>
    make('label', {}, label, make('input', { type: 'date', name, value, required: '' }));
  const form = make(
    'form',
    { action: `${root}export`, method: 'get', class: 'desk-form' },
    choose('kind', 'Bảng', KINDS),
    day('from', 'Từ ngày', `${today.slice(0, 4)}-01-01`),
    day('to', 'Đến ngày', today),
    choose('state', 'Tình trạng', STATES),
    choose('unit', 'Đơn vị', [
      ['', 'Tất cả đơn vị'],
      ...units.map(({ id, name }) => [id, name] as const),
    ]),
    choose('separator', 'Dấu ngăn cột', SEPARATORS),
    make('p', {}, make('button', { type: 'submit', class: 'desk-button' }, 'Tải bảng về')),
    make('p', { role: 'alert', class: 'desk-detail' }),
  );
  form.addEventListener('submit', (event) => {
    const [from = '', to = ''] = [
      form.elements.namedItem('from'),
      form.elements.namedItem('to'),
    ].map((input) => (input instanceof HTMLInputElement ? input.value : ''));
    const said = form.querySelector('[role=alert]');
    if (said) said.textContent = from > to ? BACKWARDS : '';
    if (from > to) event.preventDefault();
  });
  // What is not chosen is not asked for.
  form.addEventListener('formdata', ({ formData }) => {
    for (const name of ['state', 'unit']) if (formData.get(name) === '') formData.delete(name);
  });
  return make(
    'section',
    { id: 'xuat-bang', 'aria-labelledby': 'xuat-bang-h' },
    make('h2', { id: 'xuat-bang-h' }, 'Xuất bảng (CSV) để tính nhuận bút, thi đua'),
    form,
    make(
      'p',
      { class: 'desk-detail' },
      'Bảng mở bằng Excel. Nếu mọi thứ nằm trong một cột, chọn dấu ngăn cột khác rồi tải lại.',
    ),
  );
}

function choose(name: string, label: string, options: readonly (readonly [string, string])[]) {
  const select = make(
    'select',
    { name },
    ...options.map(([value, text]) => make('option', { value }, text)),
  );
  return make('label', {}, label, select);
}

const BACKWARDS = 'Ngày cuối đứng trước ngày đầu. Sửa lại một trong hai ngày.';

const KINDS = [
  ['articles', 'Từng bài'],
  ['units', 'Số bài theo đơn vị và tháng'],
  ['authors', 'Số bài theo tác giả và tháng'],
] as const;

const STATES = [
  ['', 'Mọi tình trạng'],
  ['public', 'Đang đăng'],
  ['withdrawn', 'Đã gỡ'],
  ['future', 'Hẹn giờ'],
] as const;

const SEPARATORS = [
  [';', 'Chấm phẩy (Excel tiếng Việt)'],
  [',', 'Phẩy (Excel tiếng Anh)'],
] as const;
