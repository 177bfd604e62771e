/** The page's style sheet gives these custom properties their values for light, dark and print. */
export const TEXT = 'var(--chart-text)';
export const GRID = 'var(--chart-grid)';
/** The ground on which a chart lies: text on a coloured shape, and the line between two shapes. */
export const SURFACE = 'var(--chart-surface,Canvas)';

/** How many colours there are before they come round again. */
export const COLOURS = 6;

/** The colour of the series, or of the slice, at an index. */
export const colourAt = (index: number) => `var(--chart-${(index % COLOURS) + 1})`;

/** What the bars of a series are filled with. */
export const fillOf = (series: { isBaseline?: boolean }, index: number) =>
  series.isBaseline ? SURFACE : colourAt(index);
