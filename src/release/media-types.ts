const TEXT = {
  css: 'text/css',
  csv: 'text/csv',
  html: 'text/html',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
};

const BINARY = {
  avif: 'image/avif',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  // Pagefind's search engine: WebAssembly that it has compressed itself.
  pagefind: 'application/wasm',
  pdf: 'application/pdf',
  png: 'image/png',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  webm: 'video/webm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** File endings and their media types, as a server states them. */
export const mediaTypes: Record<string, string> = {
  ...Object.fromEntries(Object.entries(TEXT).map(([end, type]) => [end, `${type}; charset=utf-8`])),
  ...BINARY,
};

/** The media type of a file; bytes without a meaning when its ending is not known. */
export const mediaTypeOf = (path: string) =>
  mediaTypes[endingOf(path)] ?? 'application/octet-stream';

/** Says whether a file is text, which compresses well. */
export const isText = (path: string) => endingOf(path) in TEXT;

const endingOf = (path: string) => /\.([a-z0-9]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
