import { badAddress } from './links.ts';

/** A video where its service shows it. */
export interface Video {
  /** The one address to watch it at, without what follows the viewer around. */
  url: string;
  /** What the service calls itself. */
  service: string;
}

/**
 * The video at an address that an editor copied, in whatever form the service hands it out
 * (short, mobile, embedded, with tracking). Undefined when it is no video of a known service.
 */
export function videoAt(address: string): Video | undefined {
  if (!/^https:\/\/[^/]/iu.test(address) || badAddress(address)) return undefined;
  const url = new URL(address);
  const service = serviceOf(url);
  const watch = url.port === '' ? service?.watch(url) : undefined;
  return service && watch ? { url: watch, service: service.name } : undefined;
}

/** What is wrong with the address of a video, to go on from “… là “địa chỉ”, ”, or undefined. */
export function videoProblem(address: string): string | undefined {
  if (videoAt(address)) return undefined;
  if (/\.(?:mp4|m4v|mov|webm|avi|mkv|wmv|flv|mpe?g|3gp)(?:[?#].*)?$/iu.test(address))
    return `một tệp phim, mà kho của cổng không chứa phim. Đăng phim lên ${SERVICES} của cơ quan, rồi dán địa chỉ trang xem`;
  if (!/^https:\/\/[^/]/iu.test(address))
    return 'không bắt đầu bằng https://. Mở video trong trình duyệt, chép cả địa chỉ ở đầu cửa sổ';
  const known = URL.canParse(address) ? serviceOf(new URL(address)) : undefined;
  return known
    ? `địa chỉ của ${known.name} nhưng không phải một video. Mở đúng video đó, chép lại địa chỉ ở đầu cửa sổ`
    : `không phải video trên ${SERVICES}. Đăng video lên một trong các trang đó, hoặc viết liên kết thường trong bài`;
}

interface Service {
  name: string;
  hosts: RegExp;
  watch: (url: URL) => string | undefined;
}

const serviceOf = ({ hostname }: URL) => KNOWN.find(({ hosts }) => hosts.test(hostname));

const KNOWN: Service[] = [
  { name: 'YouTube', hosts: /^(?:(?:www|m|music)\.)?youtube\.com$/u, watch: youtube },
  { name: 'YouTube', hosts: /^(?:www\.)?(?:youtube-nocookie\.com|youtu\.be)$/u, watch: youtube },
  { name: 'Vimeo', hosts: /^(?:(?:www|player)\.)?vimeo\.com$/u, watch: vimeo },
  { name: 'Facebook', hosts: /^(?:[a-z-]+\.)?facebook\.com$/u, watch: facebook },
  { name: 'Facebook', hosts: /^fb\.watch$/u, watch: facebook },
];

const SERVICES = 'YouTube, Vimeo hoặc Facebook';

function youtube({ hostname, pathname, searchParams }: URL): string | undefined {
  const place = hostname.endsWith('youtu.be')
    ? /^\/([\w-]+)\/?$/u
    : /^\/(?:embed|shorts|live|v)\/([\w-]+)\/?$/u;
  const id = place.exec(pathname)?.[1] ?? (/^\/watch\/?$/u.test(pathname) && searchParams.get('v'));
  // Two addresses of players without a video of their own have eleven letters as well.
  return id && /^(?!videoseries$|live_stream$)[\w-]{11}$/u.test(id)
    ? `https://www.youtube.com/watch?v=${id}`
    : undefined;
}

/** A video that only those with the address may see has a second part, which stays. */
function vimeo({ pathname, searchParams }: URL): string | undefined {
  const [, id, own] =
    /^\/(?:(?:video|channels\/[\w-]+|groups\/[\w-]+\/videos|showcase\/\d+\/video)\/)?(\d{5,12})(?:\/([\da-f]{6,20}))?\/?$/u.exec(
      pathname,
    ) ?? [];
  const secret = own ?? /^[\da-f]{6,20}$/u.exec(searchParams.get('h') ?? '')?.[0];
  return id && `https://vimeo.com/${id}${secret ? `/${secret}` : ''}`;
}

function facebook({ hostname, pathname, searchParams }: URL): string | undefined {
  if (hostname === 'fb.watch') {
    const code = /^\/([\w-]{5,40})\/?$/u.exec(pathname)?.[1];
    return code && `https://fb.watch/${code}/`;
  }
  const shared = /^\/share\/[vr]\/[\w-]{5,40}/u.exec(pathname)?.[0];
  if (shared) return `https://www.facebook.com${shared}/`;
  const reel = /^\/reel\/(\d{5,20})\/?$/u.exec(pathname)?.[1];
  if (reel) return `https://www.facebook.com/reel/${reel}`;
  const id =
    /^\/[\w.-]+\/videos\/(?:[^/]+\/)?(\d{5,20})\/?$/u.exec(pathname)?.[1] ??
    (/^\/(?:watch\/?|video\.php|watch\/live\/?)$/u.test(pathname) &&
      /^\d{5,20}$/u.exec(searchParams.get('v') ?? '')?.[0]);
  return id ? `https://www.facebook.com/watch/?v=${id}` : undefined;
}
