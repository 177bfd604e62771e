import {
  fromLegacy,
  isLegacyInFont,
  type LegacyEncoding,
  repairText,
} from '../model/legacy-text.ts';

/** A run of text as Word has it, with the font it is shown in. */
export interface FontRun {
  text: string;
  font: string;
}

/** The encoding of what stands in a font: `.VnTime`, `VNI-Times`; undefined for Unicode fonts. */
export const encodingOfFont = (font: string): LegacyEncoding | undefined =>
  /^\.vn/iu.test(font) ? 'tcvn3' : /^vni[- ]/iu.test(font) ? 'vni' : undefined;

/**
 * Turns a paragraph's runs into Unicode, in place: by their fonts, and where these say nothing by
 * the text. A letter and its VNI sign may stand in two runs. True when something was converted.
 */
export function convertRuns(runs: FontRun[]): boolean {
  let isConverted = false;
  for (const encoding of ['tcvn3', 'vni'] as const) {
    const own = runs.filter(({ font }) => encodingOfFont(font) === encoding);
    const whole = own.map(({ text }) => text).join('');
    if (!/[\xA1-\xFE]/u.test(whole) && !own.some(({ font }) => isCapitals(font))) continue;
    if (!isLegacyInFont(whole, encoding)) continue;
    if (encoding === 'vni') joinSigns(own);
    for (const run of own) {
      const text = fromLegacy(run.text, encoding);
      run.text = isCapitals(run.font) ? text.toUpperCase() : text;
    }
    isConverted = true;
  }
  const others = runs.filter(({ font }) => !encodingOfFont(font));
  return repairRuns(others) || isConverted;
}

/** Text whose legacy font was replaced by another one. */
function repairRuns(runs: FontRun[]): boolean {
  const { encoding } = repairText(runs.map(({ text }) => text).join(''));
  if (!encoding) return false;
  if (encoding === 'vni') joinSigns(runs);
  for (const run of runs) run.text = fromLegacy(run.text, encoding);
  return true;
}

/** Moves a sign at the start of a run to the letter that it belongs to, at the end of the one before. */
function joinSigns(runs: readonly FontRun[]): void {
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    const sign = /^[âàåãáäêèúüéëøûõùï]/iu.exec(run.text)?.[0];
    if (!before || !sign || !/[aeoyuôö]$/iu.test(before.text)) continue;
    before.text += sign;
    run.text = run.text.slice(1);
  }
}

// TCVN3 has capitals in fonts of their own: .VnTimeH shows every letter as a capital.
const isCapitals = (font: string) => /^\.vn.*H$/iu.test(font) && font.endsWith('H');

/** The fonts that styles give, by the id of the style; `''` for text without a style. */
export function styleFonts(xml: string): ReadonlyMap<string, string> {
  const styles = new Map<string, { parent: string; font: string }>();
  let usual = '';
  for (const [whole, attributes = ''] of xml.matchAll(/<w:style\b([^>]*)>[\s\S]*?<\/w:style>/gu)) {
    const id = /\bw:styleId="([^"]*)"/u.exec(attributes)?.[1];
    if (id === undefined) continue;
    if (/w:type="paragraph"/u.test(attributes) && /w:default="(?:1|true)"/u.test(attributes))
      usual = id;
    const parent = /<w:basedOn\b[^>]*\bw:val="([^"]*)"/u.exec(whole)?.[1] ?? '';
    styles.set(id, { parent, font: fontIn(whole) });
  }
  const general = fontIn(/<w:docDefaults>[\s\S]*?<\/w:docDefaults>/u.exec(xml)?.[0] ?? '');
  const fontOf = (id: string, seen: readonly string[] = []): string => {
    const style = styles.get(id);
    if (!style || seen.includes(id)) return '';
    return style.font || fontOf(style.parent, [...seen, id]);
  };
  const fonts = new Map([...styles.keys()].map((id) => [id, fontOf(id)]));
  fonts.set('', fontOf(usual) || general);
  return fonts;
}

/** Names legacy fonts where mammoth looks for them: Latin-1 letters follow `hAnsi`, it reads `ascii`. */
export const nameLegacyFonts = (xml: string): string =>
  xml.replace(/<w:rFonts\b[^>]*>/gu, (tag) => {
    const font = fontIn(tag);
    if (!encodingOfFont(font)) return tag;
    const rest = tag.replace(/\sw:ascii="[^"]*"/u, '');
    return rest.replace('<w:rFonts', `<w:rFonts w:ascii="${font}"`);
  });

function fontIn(xml: string): string {
  const tag = /<w:rFonts\b[^>]*>/u.exec(xml)?.[0] ?? '';
  const named = ['hAnsi', 'ascii'].map(
    (kind) => new RegExp(`\\bw:${kind}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '',
  );
  return named.find((font) => encodingOfFont(font)) ?? named.find(Boolean) ?? '';
}
