import { describe, expect, it } from "vitest";
import type { Conditions } from "./condition.ts";
import { evaluate, type Statement } from "./policy.ts";
import { tagContext, tagFamilies } from "./resource-tags.ts";

const objects = "arn:aws:s3:::drop/*";
const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: objects,
  ...more,
});
const deny = (more: Partial<Statement> = {}): Statement => ({ ...allow(more), Effect: "Deny" });
const ask = (statements: Statement[], action = "s3:GetObject", resource = "arn:aws:s3:::drop/create/a b.csv") =>
  evaluate([{ Statement: statements }], action, resource, { "aws:PrincipalAccount": "123456789012" });

/** As `ask`, of an object of which all tags are known. */
const askOfTagged = (tags: Record<string, string>, statements: Statement[]) => {
  const families = tagFamilies("s3:GetObject");
  return evaluate(
    [{ Statement: statements }],
    "s3:GetObject",
    "arn:aws:s3:::drop/x",
    tagContext(families, tags),
    families,
  );
};

describe("a role's policies", () => {
  const { Action: _, ...noAction } = allow();
  const { Resource: __, ...noResource } = allow();
  it.each<[string, Statement[], boolean]>([
    ["nothing allows by silence", [], false],
    ["an exact action on a pattern of resources", [allow()], true],
    ["an action's case does not matter", [allow({ Action: "S3:getobject" })], true],
    ["a resource's case matters", [allow({ Resource: "arn:aws:s3:::DROP/*" })], false],
    ["a star within an action", [allow({ Action: "s3:Get*" })], true],
    ["a question mark is one character", [allow({ Resource: "arn:aws:s3:::dro?/*" })], true],
    ["a question mark is not none", [allow({ Resource: "arn:aws:s3:::drop?/*" })], false],
    ["a dot is a dot", [allow({ Action: "s3.GetObject" })], false],
    ["one of a list", [allow({ Action: ["s3:PutObject", "s3:GetObject"], Resource: ["x", objects] })], true],
    ["everything", [allow({ Action: "*", Resource: "*" })], true],
    ["all actions but others", [{ ...noAction, NotAction: "s3:PutObject" }], true],
    ["all actions but this", [{ ...noAction, NotAction: "s3:Get*" }], false],
    ["all resources but others", [{ ...noResource, NotResource: "arn:aws:s3:::other/*" }], true],
    ["all resources but this", [{ ...noResource, NotResource: objects }], false],
    ["an explicit deny wins", [allow(), deny()], false],
    ["a deny of another action does not matter", [allow(), deny({ Action: "s3:PutObject" })], true],
    ["a met condition", [allow({ Condition: { StringEquals: { "aws:principalaccount": "123456789012" } } })], true],
    ["an unmet condition", [allow({ Condition: { StringLike: { "aws:PrincipalAccount": ["9*"] } } })], false],
    [
      "a deny with an unmet condition",
      [allow(), deny({ Condition: { StringEquals: { "aws:PrincipalAccount": "9" } } })],
      true,
    ],
    ["a condition's unknown key does not allow", [allow({ Condition: { StringEquals: { "s3:prefix": "a" } } })], false],
    [
      "a condition's unknown operator does not allow",
      [allow({ Condition: { DateLessThan: { "aws:now": "a" } } })],
      false,
    ],
    ["a condition that cannot be judged denies", [allow(), deny({ Condition: { Null: { "aws:x": "true" } } })], false],
  ])("%s", (_name, statements, allowed) => expect(ask(statements).allowed).toBe(allowed));

  it("says which action no policy allows", () =>
    expect(ask([allow()], "s3:PutObject")).toEqual({
      allowed: false,
      because: "because no identity-based policy allows the s3:PutObject action",
    }));
  it("says which condition it could not judge", () =>
    expect(ask([allow({ Condition: { StringEquals: { "s3:prefix": "a" } } })])).toMatchObject({
      because: expect.stringContaining("StringEquals s3:prefix"),
    }));

  it.each<[string, Record<string, string>, boolean]>([
    ["has the tag", { frontdesk: "true" }, true],
    ["has it in another case", { FrontDesk: "true" }, true],
    ["has it with another value", { frontdesk: "TRUE" }, false],
    ["has another tag", { desk: "true" }, false],
    ["has no tags", {}, false],
  ])("judge by a tag what %s", (_name, tags, allowed) => {
    const conditioned = { StringEquals: { "aws:ResourceTag/frontdesk": "true" } };
    expect(askOfTagged(tags, [allow({ Condition: conditioned })]).allowed).toBe(allowed);
    expect(askOfTagged(tags, [allow(), deny({ Condition: conditioned })]).allowed).toBe(!allowed);
  });

  it("say nothing of a tag that is absent, and name one that nobody knows", () => {
    const statements = ["aws:ResourceTag/frontdesk", "s3:ResourceTag/frontdesk", "ec2:ResourceTag/frontdesk"].map(
      (key) => allow({ Condition: { StringEquals: { [key]: "true" } } }),
    );
    const because = "because no identity-based policy allows the s3:GetObject action";
    expect(askOfTagged({}, statements.slice(0, 2))).toEqual({ allowed: false, because });
    expect(askOfTagged({}, statements)).toMatchObject({
      because: `${because} (conditions that the simulator does not evaluate: StringEquals ec2:ResourceTag/frontdesk)`,
    });
    expect(ask(statements)).toMatchObject({
      because: expect.stringContaining("StringEquals aws:ResourceTag/frontdesk"),
    });
  });

  it("name an operator that they cannot judge, whether the tag is there or not", () => {
    const statements = [allow({ Condition: { StringNotEquals: { "aws:ResourceTag/frontdesk": "true" } } })];
    for (const tags of [{}, { frontdesk: "false" }])
      expect(askOfTagged(tags, statements)).toMatchObject({
        allowed: false,
        because: expect.stringContaining("StringNotEquals aws:ResourceTag/frontdesk"),
      });
  });

  it.each<[string, Conditions, string[], boolean]>([
    ["any of several values", { "ForAnyValue:StringLike": { "kms:Keys": ["x", "b*"] } }, ["a", "bc"], true],
    ["any, and there is none", { "ForAnyValue:StringLike": { "kms:Keys": "*" } }, [], false],
    ["all of several values", { "ForAllValues:StringEquals": { "kms:Keys": ["a", "b", "c"] } }, ["a", "b"], true],
    ["all, and one is not asked for", { "ForAllValues:StringEquals": { "kms:Keys": ["a"] } }, ["a", "b"], false],
    ["all, and there is none", { "ForAllValues:StringEquals": { "kms:Keys": ["a"] } }, [], true],
  ])("judge by %s", (_name, Condition, values, allowed) => {
    const key = "arn:aws:kms:eu-west-2:123456789012:key/k";
    const statement: Statement = { Effect: "Allow", Action: "kms:Decrypt", Resource: key, Condition };
    const context = values.length ? { "kms:Keys": values } : {};
    expect(evaluate([{ Statement: statement }], "kms:Decrypt", key, context, ["kms:Keys"]).allowed).toBe(allowed);
  });

  it("name what they cannot judge of several values", () => {
    const judge = (Condition: Conditions, families: string[] = []) =>
      evaluate(
        [{ Statement: allow({ Condition }) }],
        "s3:GetObject",
        "arn:aws:s3:::drop/x",
        { "s3:keys": ["a"] },
        families,
      );
    expect(judge({ StringEquals: { "s3:keys": "a" } })).toMatchObject({
      because: expect.stringContaining("StringEquals s3:keys"),
    });
    expect(judge({ "ForAllValues:StringEquals": { "s3:others": "a" } })).toMatchObject({
      because: expect.stringContaining("ForAllValues:StringEquals s3:others"),
    });
    expect(judge({ "ForAllValues:DateLessThan": { "s3:others": "a" } }, ["s3:others"])).toMatchObject({
      because: expect.stringContaining("ForAllValues:DateLessThan s3:others"),
    });
  });
});
