import { describe, expect, it } from "vitest";
import { sidOf } from "./sid.ts";

describe("a security identifier", () => {
  it.each([
    ["01020000000000052000000020020000", "S-1-5-32-544"],
    ["010500000000000515000000a065cf7e784b9b5fe77c8770091c0100", "S-1-5-21-2127521184-1604012920-1887927527-72713"],
    ["010100000000000512000000", "S-1-5-18"],
    ["0105000000000005150000000000000001000000ffffffff00020000", "S-1-5-21-0-1-4294967295-512"],
  ])("is read from its bytes: %s is %s", (hex, sid) => {
    expect(sidOf(Buffer.from(hex, "hex"))).toBe(sid);
  });

  it.each([
    "",
    "01",
    "0102000000000005200000",
    "02020000000000052000000020020000",
    "0102000000000005200000002002000000",
  ])("is none where bytes lack or are left over: %j", (hex) => {
    expect(() => sidOf(Buffer.from(hex, "hex"))).toThrow("no security identifier");
  });
});
