/** Why an address may not stand in a body: the second half of a sentence and what to do. */
export interface BadAddress {
  reason: string;
  advice: string;
}

const ALLOWED = 'Ghi địa chỉ bắt đầu bằng https://, http://, mailto:, / (trang của cổng) hoặc #.';

/**
 * Judges an address by what a browser would make of it. Accepted: `https:` and `http:` with a
 * host and no user name, `mailto:`, site paths and `#fragment`. Returns undefined when accepted.
 */
export function badAddress(address: string): BadAddress | undefined {
  if (address === '') return { reason: 'đang trống', advice: ALLOWED };
  if (address.length > 2000)
    return { reason: 'dài hơn 2000 ký tự', advice: 'Dùng địa chỉ ngắn hơn.' };
  if (/[\s\p{C}]/u.test(address))
    return {
      reason: 'có dấu cách hoặc ký tự ẩn',
      advice: 'Chép lại địa chỉ, thay dấu cách bằng %20.',
    };
  if (/[\\<>"`{}|^]/u.test(address))
    return { reason: 'có ký tự không được dùng trong địa chỉ', advice: 'Chép lại địa chỉ.' };
  if (address.startsWith('#')) return undefined;
  if (address.startsWith('/')) return badPath(address);
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'mailto')
    return /^mailto:[^\s@:/?]+@[^\s@:/?]+(?:\?[^#]*)?$/iu.test(address)
      ? undefined
      : { reason: 'không phải địa chỉ thư', advice: 'Ghi như mailto:ten@coquan.vn.' };
  if (scheme === 'http' || scheme === 'https') return badWebAddress(address);
  return {
    reason: scheme ? `bắt đầu bằng “${scheme}:”` : 'không rõ là trang nào',
    advice: ALLOWED,
  };
}

/** Whether a link leaves the site. */
export const isExternal = (address: string) => /^https?:/iu.test(address);

function badPath(address: string): BadAddress | undefined {
  if (address.startsWith('//'))
    return { reason: 'bắt đầu bằng //', advice: 'Ghi đủ https:// ở đầu, hoặc chỉ một dấu /.' };
  const path = address.replace(/[?#].*$/u, '').replace(/%2e/giu, '.');
  return path.split('/').some((part) => part === '.' || part === '..')
    ? {
        reason: 'có “.” hoặc “..” giữa các dấu /',
        advice: 'Ghi địa chỉ đầy đủ của trang, như /tin/2020/.',
      }
    : undefined;
}

function badWebAddress(address: string): BadAddress | undefined {
  const url = /^https?:\/\/[^/]/iu.test(address) && URL.canParse(address) ? new URL(address) : null;
  if (!url) return { reason: 'không phải địa chỉ mạng', advice: 'Ghi như https://coquan.vn/tin.' };
  return url.username !== '' || url.password !== ''
    ? { reason: 'có tên đăng nhập trước dấu @', advice: 'Bỏ phần trước dấu @.' }
    : undefined;
}
