const compiled = new Map<string, RegExp>();

/**
 * Whether `text` fits a filter's value: `*` stands for any text, `?` for one character or none (in IAM, for one), and a
 * backslash takes the meaning from either. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function fitsFilter(value: string, text: string): boolean {
  const known = compiled.get(value) ?? compile(value);
  compiled.set(value, known);
  return known.test(text);
}

function compile(value: string): RegExp {
  const source = value.replace(/\\(.)|[\s\S]/g, (part, escaped) => {
    if (part === "*") return ".*";
    if (part === "?") return ".?";
    return literal(escaped ?? part);
  });
  return new RegExp(`^${source}$`, "s");
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
