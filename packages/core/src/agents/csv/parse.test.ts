import { parse as parseAtOnce } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { LENIENT, type Parsed, parsePieces } from "./parse.ts";

async function* piecesOf(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function parsed(text: string, size: number): Promise<Parsed[] | "broken"> {
  try {
    return (await Array.fromAsync(parsePieces(piecesOf(text, size), ","))).flat();
  } catch {
    return "broken";
  }
}
type WithInfo = { record: string[]; info: { lines: number } };
function parsedWhole(text: string): Parsed[] | "broken" {
  try {
    const records: WithInfo[] = parseAtOnce(text, { ...LENIENT, delimiter: ",", info: true }) as never;
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return "broken";
  }
}

/** Texts of what matters to a parser, the same in every run. */
function randomTexts(count: number, alphabet: string[]): string[] {
  let state = 1;
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * most);
  };
  const text = () => Array.from({ length: below(40) }, () => alphabet[below(alphabet.length)]).join("");
  return Array.from({ length: count }, text);
}

describe("text that comes in pieces", () => {
  it.each([
    ["plain cells", ["a", "b", ",", "\n", " "]],
    ["line ends of every kind", ["a", ",", "\n", "\r\n", "\r"]],
    ["quoted cells", ["a", ",", "\n", '"x"', '"x,y"', '"x\ny"', '"x""y"', '\n"', '",']],
    ["quotes anywhere", ["a", ",", "\n", '"', " "]],
  ])("is read as the parser reads it whole: %s", async (_, alphabet) => {
    for (const [index, text] of randomTexts(3000, alphabet).entries()) {
      expect(await parsed(text, 1 + (index % 9)), JSON.stringify(text)).toEqual(parsedWhole(text));
    }
  });

  it("is the parser's to the end where a quote has no end in sight", async () => {
    const text = `a,b\n5" pipe,c\n${"d,e\n".repeat(500)}f,"g"\n`;
    expect(await parsed(text, 1000)).toEqual(parsedWhole(text));
  });
});
