import { examineBody } from '../mdx/policy.ts';

/**
 * Whether a published body still is the imported one. Blocks, links and bold type that an editor
 * has added make no difference; another wording, or a caption that is gone, does.
 */
export function isSameText(published: string, imported: string): boolean {
  if (published === imported) return true;
  const [now, then] = [readText(published), readText(imported)];
  return (
    now.words === then.words && then.captions.every((caption) => now.captions.includes(caption))
  );
}

function readText(body: string) {
  const { parts } = examineBody(body);
  const texts = parts.map((part) => (part.type === 'html' ? part.text : ''));
  const captions = parts.map((part) => (part.type === 'block' ? part.props['caption'] : undefined));
  return {
    words: texts.join(' ').replace(/\s+/gu, ' ').trim(),
    captions: captions.filter((caption) => typeof caption === 'string'),
  };
}
