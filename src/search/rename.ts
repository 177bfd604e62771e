import { isSameWord } from './glossary.ts';
import type { OtherNames } from './names.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * The ways to say what was typed by another name of a place or office that it names in full; never
 * what was typed itself. Of two names that begin alike the longer one is meant. Not to be asked of
 * its own answers: what took in two places would join them.
 */
export function byOtherNames(typed: readonly Token[], names: readonly OtherNames[]): Token[][] {
  const forms = names.map(({ from, to }) => ({ from: tokensOf(from), to }));
  const ways = new Map<string, Token[]>();
  for (let start = 0; start < typed.length; start++) {
    const found = forms.filter(({ from }) => stands(typed, start, from));
    const longest = Math.max(0, ...found.map(({ from }) => from.length));
    for (const { from, to } of found.filter((form) => form.from.length === longest))
      for (const name of to) {
        const way = typed.toSpliced(start, from.length, ...tokensOf(name));
        ways.set(way.map(({ exact }) => exact).join(' '), way);
      }
    // What stands inside of a name is no name: `Tân Phú` in `xã Tân Phú`.
    start += Math.max(0, longest - 1);
  }
  return [...ways.values()];
}

const stands = (typed: readonly Token[], start: number, name: readonly Token[]) =>
  name.every((word, offset) => isSameWord(typed[start + offset], word));
