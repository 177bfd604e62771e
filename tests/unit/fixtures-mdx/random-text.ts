/** Numbers from 0 to 1 that are the same on every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES = [
  ...'<>{}**__`~#-+=|[]()!\\&:;.,/?"\'^$%@0123ađẤếx   ',
  '\u00A0',
  '\n',
  '\t',
  '\n\n',
  '  ',
  '&amp;',
  '&lt;',
  '&#123;',
  '&copy',
  '1. ',
  '2) ',
  '10.',
  ' - ',
  ' > ',
  '## ',
  '***',
  '---',
  '===',
  '```',
  '~~',
  '**',
  '__',
  '](',
  '[x]: y',
  '[^1]',
  '![',
  '|-|',
  'import ',
  'export ',
  'import{',
  'www.',
  'http://a.vn/',
  'HTTPS://',
  'a@b.vn',
  'mailto:',
  '<br>',
  '<!--',
  '<Quote text="',
  '" />',
  '</b>',
  '{x}',
  '\\{',
  '<3%',
  'a<b',
  '<https://x.vn>',
  'bình đẳng',
  'giới',
  '“',
  '”',
  '—',
  '…',
  '🎉',
  '，',
  'ﬁ',
  'e\u0302',
  '\u200B',
  '\uFEFF',
];

/** A text of up to `max` pieces that look like Markdown, MDX and Vietnamese. */
export const randomText = (random: () => number, max = 16) =>
  Array.from(
    { length: 1 + Math.floor(random() * max) },
    () => PIECES[Math.floor(random() * PIECES.length)],
  ).join('');

/** The same with characters from anywhere, halves and controls among them. */
export const randomRubbish = (random: () => number) =>
  randomText(random) + String.fromCharCode(Math.floor(random() * 65_536)) + randomText(random);
