type Token = { sign: "*" | "?" } | { character: string };

/**
 * Whether `text` fits a filter's value: `*` stands for any text, `?` for one character or none (in IAM, for one), and a
 * backslash takes the meaning from either. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 * All ways to read it are followed at once: a regular expression would try them one after the other, for hours.
 */
export function fitsFilter(value: string, text: string): boolean {
  const tokens = tokensOf(value);
  let places = withSkipped(new Set([0]), tokens);
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (!token) continue;
      if ("character" in token ? token.character === character : token.sign === "?") next.add(place + 1);
      else if ("sign" in token) next.add(place);
    }
    places = withSkipped(next, tokens);
  }
  return places.has(tokens.length);
}

const tokensOf = (value: string): Token[] =>
  [...value.matchAll(/\\(.)|(.)/gsu)].map(([, escaped, plain = ""]) => {
    if (escaped === undefined && (plain === "*" || plain === "?")) return { sign: plain };
    return { character: escaped ?? plain };
  });

/** Both signs may stand for nothing. A set is walked in the order in which it grows. */
function withSkipped(places: Set<number>, tokens: Token[]): Set<number> {
  for (const place of places) {
    const token = tokens[place];
    if (token && "sign" in token) places.add(place + 1);
  }
  return places;
}
