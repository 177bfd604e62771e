const plain = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `1.234` or `1.234,5`: at most two decimals, halves away from zero. Throws on what is no number. */
export const formatNumber = (value: number) => format(plain, value);

/**
 * `61,3%` from a ratio (0.613): one decimal, halves away from zero; a whole share has none, `50%`.
 * Throws on what is no number.
 */
export const formatPercent = (ratio: number) => `${format(oneDecimal, ratio * 100)}%`;

/** `240 KB` or `1,2 MB` from a number of bytes. */
export const formatSize = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${format(plain, Math.ceil(bytes / 1024))} KB`
    : `${format(oneDecimal, bytes / 1024 / 1024)} MB`;

function format(formatter: Intl.NumberFormat, value: number): string {
  if (!Number.isFinite(value))
    throw new Error(`Cannot write ${value} as a number. Leave out figures that are missing.`);
  // 0.0045 * 100 is 0.44999999999999996: twelve digits take the noise of binary fractions away, so
  // that halves are halves. Intl writes a minus before what it rounds to zero.
  const text = formatter.format(Number(value.toPrecision(12)));
  return text === '-0' ? '0' : text;
}
