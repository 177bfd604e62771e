import { UnreadableFile } from './word.ts';

/** Refuses what is no zip, by its first bytes, whatever its name says. */
export function refuseOtherFormats(bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 8);
  if (bytes.length === 0) throw new UnreadableFile('Tệp trống. Chọn lại tệp bài viết.');
  if (start.startsWith('PK\x03\x04')) return;
  const isOld = start.startsWith('\xD0\xCF\x11\xE0');
  if (isOld && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw new UnreadableFile(
      'Tệp đặt mật khẩu nên không đọc được. Mở bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi lưu lại.',
    );
  const known = isOld ? 'Word đời cũ (.doc)' : KINDS.find(([sign]) => start.startsWith(sign))?.[1];
  throw new UnreadableFile(
    known
      ? `Đây là tệp ${known}, không đọc được. Mở tệp bằng Word, chọn Lưu thành (Save As) và lưu lại thành .docx.`
      : 'Tệp không phải tệp Word (.docx), dù tên có thể ghi như vậy. Mở bài bằng Word và lưu lại thành .docx.',
  );
}

/** Refuses zips that are something else than a Word document without macros. */
export function refuseOtherPackages(names: readonly string[], contentTypes: string): void {
  if (names.some((name) => /vbaProject\.bin$/iu.test(name)) || /macroEnabled/iu.test(contentTypes))
    throw new UnreadableFile(
      'Tệp có macro (.docm) nên không được nhận. Mở bằng Word và lưu lại thành .docx, loại không có macro.',
    );
  const other = PACKAGES.find(([sign]) => contentTypes.includes(sign))?.[1];
  const isOpenDocument = names.includes('mimetype') && names.includes('content.xml');
  if (other || isOpenDocument)
    throw new UnreadableFile(
      `Đây là tệp ${other ?? 'LibreOffice (.odt)'}, không phải bài viết Word. Mở tệp và lưu lại thành .docx, hoặc chép bài sang Word.`,
    );
  if (!/wordprocessingml\.(?:document|template)\.main\+xml/u.test(contentTypes))
    throw new UnreadableFile(
      'Đây là tệp nén, không phải tệp Word (.docx). Giải nén rồi gửi từng tệp Word ở trong.',
    );
}

const KINDS: readonly (readonly [string, string])[] = [
  ['{\\rtf', 'RTF'],
  ['%PDF', 'PDF'],
  ['<html', 'trang web (HTML)'],
  ['<!DOC', 'trang web (HTML)'],
  ['\xFF\xD8\xFF', 'ảnh'],
  ['\x89PNG', 'ảnh'],
];

const PACKAGES: readonly (readonly [string, string])[] = [
  ['spreadsheetml.sheet.main', 'Excel (.xlsx)'],
  ['presentationml.presentation.main', 'PowerPoint (.pptx)'],
];
