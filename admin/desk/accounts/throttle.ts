import { Refusal } from '../refusal.ts';

/** Slows those who guess passwords. */
export interface Throttle {
  /** Counts one attempt. Refuses when there were too many of late. */
  attempt(account: string, address: string): void;
  /** Forgets the attempts of one who knew the password. */
  succeed(account: string, address: string): void;
}

/**
 * Attempts are counted for an account from one address, for an account from anywhere, and for an
 * address; so guessing from outside does not soon lock out the person at their own desk.
 * Each attempt beyond what is free makes the wait twice as long. `now` gives milliseconds
 * that no setting of the clock changes.
 */
export function createThrottle(now: () => number = () => performance.now()): Throttle {
  const counts = new Map<string, { attempts: number; last: number }>();
  const keysOf = (account: string, address: string) => {
    const from = network(address);
    return [
      { key: `both ${account} ${from}`, free: 5 },
      { key: `account ${account}`, free: 50 },
      { key: `address ${from}`, free: 30 },
    ];
  };
  return {
    attempt(account, address) {
      const time = now();
      if (counts.size > MOST)
        for (const [key, { last }] of counts) if (time - last > FORGOTTEN) counts.delete(key);
      const waits = keysOf(account, address).map(({ key, free }) => {
        const known = counts.get(key);
        if (!known || time - known.last > FORGOTTEN) return 0;
        const over = known.attempts - free;
        return over < 0 ? 0 : known.last + Math.min(FIRST * 2 ** over, LONGEST) - time;
      });
      const wait = Math.max(...waits);
      if (wait > 0) throw tooMany(Math.ceil(wait / 1000));
      for (const { key } of keysOf(account, address)) {
        const known = counts.get(key);
        const isRecent = known && time - known.last <= FORGOTTEN;
        counts.set(key, { attempts: (isRecent ? known.attempts : 0) + 1, last: time });
      }
    },
    succeed(account, address) {
      const [both, , from] = keysOf(account, address);
      counts.delete(both?.key ?? '');
      // One good password among many guesses from the same address does not clear the guesses.
      const known = counts.get(from?.key ?? '');
      if (known) known.attempts -= 1;
    },
  };
}

const FIRST = 15_000;
const LONGEST = 15 * 60_000;
/** After this long without an attempt the count starts anew. */
const FORGOTTEN = 30 * 60_000;
const MOST = 10_000;

/** An IPv6 customer has 2⁶⁴ addresses: they count as one. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}

const tooMany = (seconds: number) =>
  new Refusal(
    429,
    `Đã thử mật khẩu quá nhiều lần. Chờ ${duration(seconds)} rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu.`,
    { retryAfter: seconds },
  );

const duration = (seconds: number) =>
  seconds <= 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
