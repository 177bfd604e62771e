import { expect, test } from 'vitest';
import { rtfPictures } from '../../admin/paste-rtf.ts';

/** As Word writes a picture: with a copy for old readers behind it. */
const picture = (type: string, hex: string) =>
  `{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn pictureId}{\\sv 1}}}\\picscalex100\\picw100\\pich50${type}\\bliptag-12{\\*\\blipuid 0123456789abcdef}${hex}}}{\\nonshppict{\\pict\\wmetafile8 0102}}`;

const read = (rtf: string) =>
  Promise.all(
    rtfPictures(rtf).map(
      async (blob) =>
        blob && [blob.type, Buffer.from(await blob.arrayBuffer()).toString('hex')].join(' '),
    ),
  );

test('pictures are read from RTF in their order, and each once', async () => {
  const rtf = `{\\rtf1\\ansi{\\*\\listpicture{\\pict\\pngblip 00}}{\\fonttbl{\\f0 A\\'e0;}}Ch\\u7919? \\{1\\} ${picture('\\pngblip', '89504e47\r\n0d0a')}\\par ${picture('\\jpegblip', 'ffd8')}}`;
  expect(await read(rtf)).toEqual(['image/png 89504e470d0a', 'image/jpeg ffd8']);
});

test('a drawing that pages cannot show keeps its place', async () => {
  expect(await read(`{\\rtf1 ${picture('\\emfblip', '01')}${picture('\\pngblip', '02')}}`)).toEqual(
    [undefined, 'image/png 02'],
  );
});

test('raw bytes are passed over, and what is no RTF has no pictures', async () => {
  expect(await read(`{\\rtf1{\\bin4 {{{{}${picture('\\pngblip', '02')}}`)).toEqual([
    'image/png 02',
  ]);
  for (const text of ['', 'chữ', '}}}', '{\\rtf1{\\bin chữ}', '{'.repeat(100_000), '\\pict ffff'])
    expect(rtfPictures(text)).toEqual([]);
});
