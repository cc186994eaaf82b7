import { describe, expect, it } from "vitest";
import { drawPin, systemRandom } from "./draw.ts";

describe("a drawn PIN", () => {
  it.each([4, 5, 6, 7, 8])("has %i digits, the leading zeros with them", (length) => {
    expect(drawPin(length, () => 7)).toBe("7".padStart(length, "0"));
    expect(drawPin(length, (below) => below - 1)).toBe("9".repeat(length));
  });

  it("has each digit in each place about as often", () => {
    const draws = Array.from({ length: 20_000 }, () => drawPin(4, systemRandom));
    for (const place of [0, 1, 2, 3]) {
      const counts = Array.from({ length: 10 }, (_, digit) => draws.filter((pin) => pin[place] === `${digit}`).length);
      // 2,000 are expected, with a deviation of 42: seven of them are never reached by chance.
      for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(300);
    }
  });
});
