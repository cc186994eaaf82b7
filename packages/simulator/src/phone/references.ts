/** What a reference finds: a value, or an object or list of a Lambda's JSON answer; nothing where it is not set. */
export type Found = unknown;
export type LookUp = (segments: string[]) => Found;

/** How many names follow each root; further ones are sought in what a function answered as nested JSON. */
const NAMES: Record<string, number> = {
  External: 1,
  Attributes: 1,
  FlowAttributes: 1,
  Tags: 1,
  SegmentAttributes: 1,
  CustomerEndpoint: 1,
  SystemEndpoint: 1,
  Queue: 1,
  Metrics: 2,
  Lex: 1,
  AwsRegion: 0,
  Channel: 0,
  ContactId: 0,
  InitialContactId: 0,
  PreviousContactId: 0,
  RelatedContactId: 0,
  InitiationMethod: 0,
  InstanceARN: 0,
  InstanceId: 0,
  LanguageCode: 0,
  CustomerId: 0,
  Name: 0,
  Description: 0,
  StoredCustomerInput: 0,
  TextToSpeechVoiceId: 0,
  CustomerCallbackNumber: 0,
};
/** Roots of what a call on this instance never has: they are read as empty, with all names behind them. */
const ABSENT = new Set(
  `AdditionalEmailRecipients Agent AgenticCX Campaign Capabilities Case Customer DataTables DeliveryReceipts Email Loop Media
  MediaStreams Modules OutboundCommunication References Task Views Wisdom`.split(/\s+/),
);
const OF_LEX: Record<string, number> = { Slots: 2, SessionAttributes: 2 };

/** `$.a.b`, `$.a['b']`, `$['a']["b"]`; a dotted name takes letters, digits, `_` and `-`, so that a full stop ends a reference. */
const SEGMENT = String.raw`\.[A-Za-z_][\w-]*|\.\d[\w-]*|\['[^'\]]*'\]|\["[^"\]]*"\]|\[\d+\]`;
const REFERENCE = new RegExp(String.raw`\$(?:${SEGMENT})+`, "g");

/** The names in a reference such as `$.Attributes['x']`; nothing where the text is not one reference as a whole. */
export function segmentsOf(text: string): string[] | undefined {
  const whole = new RegExp(String.raw`^\$(?:${SEGMENT})+$`).test(text);
  return whole ? split(text).map(({ name }) => name) : undefined;
}

/** The text with its references filled in, the longest that is set first; what is not set leaves nothing. */
export function fillText(text: string, lookUp: LookUp): string {
  return text.replace(REFERENCE, (match) => {
    const parts = split(match);
    const names = parts.map(({ name }) => name);
    const least = namesNeeded(names);
    if (least === undefined || names.length < least) return match;
    const rest = (taken: number) => match.slice(parts[taken - 1]?.end);
    for (let taken = names.length; taken >= least; taken -= 1) {
      const found = lookUp(names.slice(0, taken));
      if (found !== undefined && found !== null) return textOf(found) + rest(taken);
    }
    // Of an answer that is not there, no name can be told from the text behind it.
    return rest(isAbsent(names) || names[0] === "External" ? names.length : least);
  });
}

/** An action's parameters with all their references filled in, keys included. */
export function fill(value: unknown, lookUp: LookUp): unknown {
  if (typeof value === "string") return fillText(value, lookUp);
  if (Array.isArray(value)) return value.map((each) => fill(each, lookUp));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [fillText(key, lookUp), fill(each, lookUp)]));
}

/** What is spoken or compared of a value: JSON for one that has parts. */
export const textOf = (found: Found) => (typeof found === "object" ? JSON.stringify(found) : String(found));

const isAbsent = ([root = ""]: string[]) => ABSENT.has(root);

/** With the root; nothing for what is no root, such as `$.50`. */
function namesNeeded([root = "", first = ""]: string[]): number | undefined {
  if (ABSENT.has(root)) return 2;
  const names = Object.hasOwn(NAMES, root) ? NAMES[root] : undefined;
  if (names === undefined) return undefined;
  return 1 + (root === "Lex" ? (OF_LEX[first] ?? names) : names);
}

function split(reference: string): { name: string; end: number }[] {
  const found = [...reference.matchAll(new RegExp(SEGMENT, "g"))];
  return found.map(({ 0: segment, index }) => ({
    name: segment.startsWith(".") ? segment.slice(1) : segment.slice(1, -1).replace(/^['"]|['"]$/g, ""),
    end: index + segment.length,
  }));
}
