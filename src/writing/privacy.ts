import { quote } from '../model/issues.ts';
import { type Finding, findAll } from './finding.ts';

const ADVICE = 'Bỏ đi, trừ khi người đó đồng ý cho đăng.';

/** Numbers by which a person could be reached or found: mobile phones, identity, insurance. */
export const privateNumbers = (text: string): Finding[] => [
  ...findAll(
    text,
    /(?<![\d./,-])(?:\+84|0)[ .-]?[35789](?:[ .-]?\d){8}(?![\d/])/gu,
    'phone',
    (found) => `${quote(found)} giống số điện thoại riêng. ${ADVICE}`,
  ),
  ...findAll(
    text,
    /(?<![\d./,-])0\d{11}(?![\d/])/gu,
    'identity',
    (found) => `${quote(found)} giống số căn cước. ${ADVICE}`,
  ),
  ...findAll(
    text,
    /(?<=(?:CMND|CCCD|CMT|chứng minh nhân dân|căn cước(?: công dân)?|hộ chiếu|mã số BHXH|sổ BHXH|mã thẻ BHYT|thẻ BHYT)(?:\s+số|\s*:)?[\s:]{1,3})[A-Z]{0,3}\d{7,15}(?!\d)/giu,
    'identity',
    (found) => `${quote(found)} giống số giấy tờ của một người. ${ADVICE}`,
  ).filter(({ index, length }) => !/^0\d{11}$/u.test(text.slice(index, index + length))),
];
