import { describe, expect, it } from "vitest";
import type { TestAction } from "../observation.ts";
import { type OPERATORS, verify } from "./assertion.ts";
import { carryOut } from "./carry-out.ts";

const VALUES: Record<string, string> = { "$.Attributes.name": "Nadia", "$.Attributes.age": "042" };
const contact = { resolve: (path: string) => VALUES[path.replaceAll(/\['(\w+)'\]/g, ".$1")] };
const assert = (operand: string): TestAction => ({
  identifier: operand,
  type: "Assert",
  namespace: "$.Attributes.name",
  operator: "Equals",
  operand,
});

describe("an assertion", () => {
  it.each<[(typeof OPERATORS)[number], string, string, boolean]>([
    ["Equals", "name", "Nadia", true],
    ["Equals", "name", "nadia", false],
    ["Equals", "age", "42", false],
    ["Equals", "nothing", "", true],
    ["TextStartsWith", "name", "Na", true],
    ["TextStartsWith", "name", "ia", false],
    ["TextEndsWith", "name", "dia", true],
    ["TextEndsWith", "name", "Na", false],
    ["TextContains", "name", "adi", true],
    ["TextContains", "nothing", "a", false],
    ["NumberGreaterThan", "age", "41", true],
    ["NumberGreaterThan", "age", "42", false],
    ["NumberGreaterOrEqualTo", "age", "42", true],
    ["NumberLessThan", "age", "43", true],
    ["NumberLessThan", "nothing", "43", false],
    ["NumberLessOrEqualTo", "age", "42", true],
    ["NumberLessOrEqualTo", "name", "42", false],
    ["Exists", "name", "", true],
    ["Exists", "nothing", "", false],
  ])("%s of %s with %j is %s", (operator, name, operand, holds) => {
    const namespace = `$.Attributes.${name}`;
    expect(verify({ namespace, operator, operand }, contact)).toEqual({ holds, found: VALUES[namespace] ?? "" });
  });
});

describe("carrying out", () => {
  it("collects what the customer does and what is overridden, and goes on while assertions hold", () => {
    const override = {
      action: "InvokeLambdaFunction",
      resource: "f",
      strategy: { type: "substitute", arn: "g" },
    } as const;
    const actions: TestAction[] = [
      { identifier: "i", type: "SendInstruction", does: "press", keys: "12" },
      assert("Nadia"),
      { identifier: "o", type: "OverrideSystemBehavior", override },
    ];
    expect(carryOut(actions, contact)).toMatchObject({
      instructions: [{ does: "press", keys: "12" }],
      overrides: [override],
      records: [{ Status: "PASSED" }, { Status: "PASSED" }, { Status: "PASSED" }],
    });
  });

  it("stops at the first assertion that does not hold, with what it found", () => {
    const { stopped, records } = carryOut([assert("Nadia"), assert("Nora"), assert("Nina")], contact);
    expect(stopped).toBe("assertion");
    expect(records).toEqual([
      expect.objectContaining({ Identifier: "Nadia", Status: "PASSED" }),
      {
        Identifier: "Nora",
        ActionType: "Assert",
        Status: "FAILED",
        ExpectedParameters: { Namespace: "$.Attributes.name", Operator: "Equals", Operand: "Nora" },
        ActualParameters: { Namespace: "Nadia" },
      },
    ]);
  });

  it("stops where the test ends", () => {
    const { stopped, records } = carryOut([{ identifier: "bye", type: "EndTest" }, assert("Nora")], contact);
    expect(stopped).toBe("end test");
    expect(records.map(({ Identifier }) => Identifier)).toEqual(["bye"]);
  });

  it("logs text with its references filled in", () => {
    const expressions = { who: "$.Attributes.name", line: "Age $.Attributes.age." };
    const { records } = carryOut([{ identifier: "log", type: "LogData", expressions }], contact);
    expect(records[0]?.ActualParameters).toEqual({ who: "Nadia", line: "Age 042." });
  });
});
