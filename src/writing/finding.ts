/** One stretch of a text that a rule doubts. */
export interface Finding {
  /** The rule's name, by which the desk tells answers to it apart. */
  rule: string;
  /** Where in the text, and how many UTF-16 units. */
  index: number;
  length: number;
  /** Two Vietnamese sentences: what stands there, what to do. */
  message: string;
}

/** A finding for each match, with what stands in it. */
export const findAll = (
  text: string,
  pattern: RegExp,
  rule: string,
  message: (found: string) => string,
): Finding[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    rule,
    index,
    length: found.length,
    message: message(found),
  }));
