/**
 * Whether a key belongs to an input method that is at work, such as the Enter that ends a
 * syllable. Safari tells of it only by the code 229, after the composition.
 */
export const isOfInputMethod = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === 229;
