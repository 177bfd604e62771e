/** The size of every share image in pixels: what networks show large. */
export const CARD = { width: 800, height: 420 };
