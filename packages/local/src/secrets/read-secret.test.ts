import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { readSecret } from "./read-secret.ts";

/** What is piped in, in pieces, or typed at a terminal, and what the person sees. */
function reading(pieces: (string | Buffer)[], isTTY = false, asks: "once" | "twice" = "twice") {
  const seen: string[] = [];
  const input = Object.assign(new PassThrough(), { isTTY });
  const secret = readSecret({ input, say: (text) => seen.push(text), asks });
  for (const piece of pieces) input.write(piece);
  if (!isTTY) input.end();
  return { secret, seen, input };
}

describe("a secret that is piped in", () => {
  it.each([
    ["as it is", ["Quiet-River-82"]],
    ["with a line break at its end", ["Quiet-River-82\n"]],
    ["with Windows'", ["\u{feff}Quiet-River-82\r\n"]],
    ["in pieces", ["Quiet-", "River", "-82"]],
  ])("is taken %s", async (_, pieces) => {
    const { secret, seen } = reading(pieces);
    expect(await secret).toBe("Quiet-River-82");
    expect(seen).toEqual([]);
  });

  it("may have any characters, spaces around it among them", async () => {
    expect(await reading([" Grüße-“7”-漢字🙂 \n"]).secret).toBe(" Grüße-“7”-漢字🙂 ");
  });

  it.each<[string, (string | Buffer)[], string]>([
    ["that is nothing", [], "is empty"],
    ["that is a line break", ["\n"], "is empty"],
    ["of two lines", ["Quiet\nRiver\n"], "line break"],
    ["with two line breaks at its end", ["Quiet\n\n"], "line break"],
    ["with a NUL", ["Quiet\0"], "control character"],
    ["of other bytes", [Buffer.from([0x51, 0xff])], "UTF-8"],
    ["that is too long", ["x".repeat(257)], "longer than 256"],
  ])("is refused %s, and not repeated", async (_, pieces, said) => {
    const error = await reading(pieces).secret.catch((caught) => caught);
    expect(error.message).toContain(said);
    expect(`${error.stack} ${error.cause}`).not.toContain("Quiet\n");
  });
});

describe("a secret that is typed", () => {
  it("is asked for twice, and never shown", async () => {
    const { secret, seen, input } = reading(["Quiet-Rivex\u{7f}r-82\r"], true);
    input.write("Quiet-River-82\r");
    expect(await secret).toBe("Quiet-River-82");
    expect(seen.join("")).toBe("The service account's password: \nOnce more: \n");
  });

  it("is asked for once where it can be tried out", async () => {
    const { secret, seen } = reading(["Quiet-River-82\r"], true, "once");
    expect(await secret).toBe("Quiet-River-82");
    expect(seen.join("")).toBe("The service account's password: \n");
    await expect(reading(["Quiet\u{3}"], true, "once").secret).rejects.toThrow("No password was given");
  });

  it("may be pasted both times at once", async () => {
    expect(await reading(["Quiet-River-82\rQuiet-River-82\r"], true).secret).toBe("Quiet-River-82");
  });

  it.each([
    ["differently the second time", ["Quiet-River-82\rQuiet-River-83\r"], "not the same"],
    ["as nothing", ["\r"], "is empty"],
    ["and then Ctrl-C", ["Quiet\r\u{3}"], "Nothing was encrypted"],
    ["and then Ctrl-D", ["Quiet\r\u{4}"], "Nothing was encrypted"],
  ])("is refused %s", async (_, keys, said) => {
    const { secret, seen } = reading(keys, true);
    await expect(secret).rejects.toThrow(said);
    expect(seen.join("")).not.toContain("Quiet");
  });
});
