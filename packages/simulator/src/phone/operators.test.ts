import { describe, expect, it } from "vitest";
import { isMet, labelOf } from "./operators.ts";

describe("a condition", () => {
  it.each([
    ["Equals", "yes", "yes", true],
    ["Equals", "Yes", "yes", false],
    ["TextStartsWith", "+4420", "+44", true],
    ["TextStartsWith", "4420", "+44", false],
    ["TextEndsWith", "ward", "rd", true],
    ["TextContains", "ward", "ar", true],
    ["TextContains", "ward", "AR", false],
    ["NumberGreaterThan", "10", "9", true],
    ["NumberGreaterThan", "9", "9", false],
    ["NumberGreaterOrEqualTo", "9", "9.0", true],
    ["NumberLessThan", "-1", "0", true],
    ["NumberLessOrEqualTo", "1", "0", false],
    ["NumberLessThan", "", "5", false],
    ["Exists", "x", "", true],
    ["Exists", "", "", false],
    ["NumberGreaterThan", "many", "5", false],
    ["KeyExists", '{"tier":"gold"}', "tier", true],
    ["KeyExists", '{"tier":"gold"}', "toString", false],
    ["KeyExists", "gold", "tier", false],
    ["KeyExists", "null", "tier", false],
  ])("%s holds %j against %j: %s", (Operator, value, operand, expected) => {
    expect(isMet({ Operator, Operands: [operand] }, value)).toBe(expected);
  });

  it("is refused where its operator is none that there is", () => {
    expect(() => isMet({ Operator: "StartsWith", Operands: ["a"] }, "a")).toThrow("StartsWith is none of Equals,");
  });

  it("is called by its operator and operand", () => {
    expect(labelOf({ Operator: "Equals", Operands: ["1"] })).toBe("Equals 1");
    expect(labelOf({ Operator: "Exists", Operands: [] })).toBe("Exists");
  });
});
