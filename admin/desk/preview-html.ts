/** How a preview is looked at: as the reader's device has it, light, dark, or printed. */
export const LOOKS = ['tu-dong', 'sang', 'toi', 'in'] as const;
export type Look = (typeof LOOKS)[number];

/**
 * Makes a rendered page a preview: a banner that says so, nothing for search engines, no script,
 * links in windows of their own, so that nobody leaves a text unsaved. `api` is the path of the
 * desk's API.
 */
export function asPreview(html: string, { banner, api, look }: Preview): string {
  const head = [
    '<base target="_blank">',
    '<meta name="robots" content="noindex, nofollow">',
    `<link rel="stylesheet" href="${api}preview/banner.css?look=${look}">`,
  ];
  return html
    .replace(/<script type="module"[^>]*><\/script>/gu, '')
    .replace(/(<link rel="stylesheet" href="[^"?]+\.css)"/gu, `$1?look=${look}"`)
    .replace(/<head[^>]*>/u, (tag) => tag + head.join(''))
    .replace(
      /<body[^>]*>/u,
      (tag) => `${tag}<p class="xem-truoc" role="note">${escape(banner)}</p>`,
    );
}

interface Preview {
  banner: string;
  api: string;
  look: Look;
}

/** A style sheet of the site as a device of another kind would read it. */
export function asLook(css: string, look: Look): string {
  if (look === 'tu-dong') return css;
  const isDark = look === 'toi' ? '(min-width: 0)' : '(max-width: 0)';
  const dark = css.replace(/\(prefers-color-scheme:\s*dark\)/gu, isDark);
  return look === 'in' ? dark.replace(/@media print\b/gu, '@media all') : dark;
}

/** The style sheet of the banner. */
export const bannerStyle = (look: Look): string => `
${look === 'tu-dong' ? '' : `:root { color-scheme: ${look === 'toi' ? 'dark' : 'light'}; }`}
.xem-truoc {
  margin: 0;
  padding: 0.5rem 1rem;
  background: #7a4a00;
  color: #fff;
  font-weight: 600;
  text-align: center;
}
`;

/** A page that says why a text cannot be shown yet, with all that is wrong with it. */
export const problemPage = (
  sentence: string,
  messages: readonly string[],
): string => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Chưa xem trước được</title>
  </head>
  <body>
    <main>
      <h1>Chưa xem trước được</h1>
      <p>${escape(sentence)}</p>
      <ul>${messages.map((message) => `<li>${escape(message)}</li>`).join('')}</ul>
    </main>
  </body>
</html>
`;

const escape = (text: string) =>
  text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
