const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const TAG = /<[^<>]*>/g;
/** Tags that part words. */
const PAUSE = /<\/?(speak|break|p|s)\b[^<>]*>/g;

/** What is heard of SSML. */
export function withoutTags(ssml: string): string {
  return ssml
    .replace(PAUSE, " ")
    .replace(TAG, "")
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Why a voice would refuse the SSML; nothing where it is well formed. Attributes are not held to what the voices know. */
export function ssmlFault(ssml: string): string | undefined {
  const text = ssml.trim();
  if (!/^<speak[\s>]/.test(text) || !text.endsWith("</speak>")) return "it is not within <speak> and </speak>";
  const open: string[] = [];
  for (const [tag] of text.matchAll(TAG)) {
    const [, closing, name = ""] = /^<(\/?)([\w:-]+)/.exec(tag) ?? [];
    if (!name) return `${tag} is no tag`;
    if (tag.endsWith("/>")) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `${tag} closes what is not open`;
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  const bare = text.replace(TAG, "");
  if (/[<>]/.test(bare)) return "a bare < or >";
  return /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(bare) ? "a bare &" : undefined;
}
