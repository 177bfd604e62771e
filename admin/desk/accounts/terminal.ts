import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks in the terminal, or takes the next line of what is piped in. */
export interface Terminal {
  ask(question: string): Promise<string>;
  /** Shows nothing of what is typed. */
  askSecret(question: string): Promise<string>;
  close(): void;
}

export function openTerminal(): Terminal {
  const isPerson = process.stdin.isTTY === true;
  let isSilent = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isSilent) process.stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: isPerson });
  // Lines that were piped in come before anybody asks for them.
  const piped = isPerson ? undefined : lines[Symbol.asyncIterator]();
  async function ask(question: string): Promise<string> {
    if (!piped) return lines.question(question);
    const { value, done } = await piped.next();
    return done ? '' : String(value);
  }
  return {
    ask,
    async askSecret(question) {
      if (piped) return ask(question);
      process.stderr.write(question);
      isSilent = true;
      try {
        return await lines.question('');
      } finally {
        isSilent = false;
        process.stderr.write('\n');
      }
    },
    close: () => lines.close(),
  };
}
