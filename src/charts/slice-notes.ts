import { rule, write } from './pen.ts';
import { layOutKey } from './key.ts';
import { TEXT } from './colours.ts';
import { LINE_HEIGHT, textWidth, wrapText } from './text.ts';

/** Names at the slices where they fit into `room`, or else numbers there and a key below. */
export function layOutNotes(slices: Slice[], width: number, room: number) {
  const named = slices.map((slice) => ({
    ...toNote(slice),
    bold: wrapText(slice.text, room, 600),
    plain: wrapText(slice.label, room),
  }));
  const fits = named.every(
    ({ slice, bold, plain }) =>
      bold.length + plain.length <= 4 &&
      slice.label.split(' ').every((word) => textWidth(word) <= room),
  );
  if (fits) return { notes: named, key: layOutKey([], width) };
  const names = slices.map(({ number, label, text }) => `${number}. ${label}: ${text}`);
  return {
    notes: slices.map((slice) => ({ ...toNote(slice), bold: [String(slice.number)], plain: [] })),
    key: layOutKey(names, width, { oneByOne: true }),
  };
}

const toNote = (slice: Slice) => ({ slice, right: slice.middle <= Math.PI / 2, top: 0 });

/** In pixels, with the space below. */
export const heightOf = ({ bold, plain }: Note) => (bold.length + plain.length) * LINE_HEIGHT + 4;

/** Puts the notes of one side level with their slices, and groups of them that meet around theirs. */
export function spread(side: Note[], radius: number) {
  const sorted = side.toSorted(
    (one, other) => (one.slice.middle - other.slice.middle) * (one.right ? 1 : -1),
  );
  const groups: { notes: Note[]; wanted: number; height: number }[] = [];
  for (const note of sorted) {
    const level = (radius + 10) * Math.sin(note.slice.middle) - LINE_HEIGHT / 2;
    let group = { notes: [note], wanted: level, height: heightOf(note) };
    for (
      let last = groups.at(-1);
      last && last.wanted + last.height > group.wanted;
      last = groups.at(-1)
    ) {
      const notes = [...last.notes, ...group.notes];
      const height = last.height + group.height;
      const [one, other] = [last.notes.length, group.notes.length];
      // The mean of the places that the notes want, each less what stands before it in the group.
      const wanted = (last.wanted * one + (group.wanted - last.height) * other) / (one + other);
      group = { notes, wanted, height };
      groups.pop();
    }
    groups.push(group);
  }
  for (const { notes, wanted } of groups) {
    let top = wanted;
    for (const note of notes) {
      note.top = top;
      top += heightOf(note);
    }
  }
}

/** Writes a note with its line to the slice, as seen from the middle of the ring. */
export function drawNote(
  context: CanvasRenderingContext2D,
  note: Note,
  radius: number,
  reach: number,
) {
  const { slice, right, top, bold, plain } = note;
  const side = right ? 1 : -1;
  const y = top + LINE_HEIGHT / 2;
  const leader = [polar(slice.middle, radius + 3), polar(slice.middle, radius + 9)];
  rule(context, [...leader, [side * (radius + reach - 5), y]], { colour: TEXT, width: 0.75 });
  const place = { x: side * (radius + reach), align: right ? 'left' : 'right' } as const;
  write(context, bold, { ...place, y, weight: 600 });
  write(context, plain, { ...place, y: y + bold.length * LINE_HEIGHT });
}

/** A place on a circle, from its middle. */
export const polar = (angle: number, distance: number): [number, number] => [
  distance * Math.cos(angle),
  distance * Math.sin(angle),
];

/** One slice of a ring. */
export interface Slice {
  value: number;
  /** In radians, clockwise from three o'clock. */
  start: number;
  middle: number;
  label: string;
  text: string;
  /** Its place among the slices, from 1. */
  number: number;
}

/** What is written beside a slice. */
export interface Note {
  slice: Slice;
  right: boolean;
  /** The upper edge of the first line, from the middle of the ring. */
  top: number;
  bold: string[];
  plain: string[];
}
