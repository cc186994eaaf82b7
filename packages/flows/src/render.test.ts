import { describe, expect, it } from "vitest";
import { compare } from "./language/decide.ts";
import { flow } from "./language/flow.ts";
import { invoke } from "./language/invoke-and-set.ts";
import { SORTS } from "./language/named.ts";
import { askBot, collect, hangUp, menu, say } from "./language/say-and-ask.ts";
import { followers, layout } from "./layout.ts";
import { type Arns, render } from "./render.ts";

const NONE = Object.fromEntries(SORTS.map((sort) => [sort, {}])) as Arns;
const FUNCTION = "arn:aws:lambda:eu-west-2:123456789012:function:identify";

const small = flow({
  name: "Small",
  type: "CONTACT_FLOW",
  description: "Knows its callers",
  start: "identify",
  steps: {
    identify: invoke({ function: "Identify", within: 8, with: { page: "1" }, next: "known", error: "bye" }),
    known: compare("$.External.known", { is: { true: "hello" }, otherwise: "bye" }),
    hello: say("Hello.", { next: "bye" }),
    bye: hangUp(),
  },
});
const rendered = () => JSON.parse(render(small, { ...NONE, functions: { Identify: FUNCTION } }));

describe("render", () => {
  it("gives the Flow language, with the steps' names as identifiers", () => {
    expect(rendered()).toMatchObject({
      Version: "2019-10-30",
      StartAction: "identify",
      Actions: [
        {
          Identifier: "identify",
          Type: "InvokeLambdaFunction",
          Parameters: {
            LambdaFunctionARN: FUNCTION,
            InvocationTimeLimitSeconds: "8",
            InvocationType: "SYNCHRONOUS",
            LambdaInvocationAttributes: { page: "1" },
            ResponseValidation: { ResponseType: "STRING_MAP" },
          },
          Transitions: {
            NextAction: "known",
            Errors: [{ NextAction: "bye", ErrorType: "NoMatchingError" }],
            Conditions: [],
          },
        },
        {
          Identifier: "known",
          Type: "Compare",
          Parameters: { ComparisonValue: "$.External.known" },
          Transitions: {
            NextAction: "bye",
            Errors: [{ NextAction: "bye", ErrorType: "NoMatchingCondition" }],
            Conditions: [{ NextAction: "hello", Condition: { Operator: "Equals", Operands: ["true"] } }],
          },
        },
        { Identifier: "hello", Type: "MessageParticipant", Parameters: { Text: "Hello." } },
        { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
      ],
    });
  });

  it("writes the metadata that the editor reads: where blocks stand, and names in place of ARNs", () => {
    expect(rendered().Metadata).toMatchObject({
      entryPointPosition: { x: 40, y: 40 },
      name: "Small",
      description: "Knows its callers",
      type: "contactFlow",
      status: "PUBLISHED",
      ActionMetadata: {
        identify: { isFriendlyName: true, parameters: { LambdaFunctionARN: { displayName: "Identify" } } },
        known: {
          conditionMetadata: [
            { id: "known-0", operator: { name: "Equals", value: "Equals", shortDisplay: "=" }, value: "true" },
          ],
        },
        bye: { position: { x: expect.any(Number), y: expect.any(Number) } },
      },
    });
  });

  it("names a thing within an object, too", () => {
    const bot = flow({
      name: "Bot",
      type: "CONTACT_FLOW",
      start: "ask",
      steps: { ask: askBot({ bot: "Admin", say: "Yes?", intents: {}, otherwise: "bye", error: "bye" }), bye: hangUp() },
    });
    const { Metadata, Actions } = JSON.parse(render(bot, { ...NONE, bots: { Admin: "arn:alias" } }));
    expect(Actions[0].Parameters.LexV2Bot).toEqual({ AliasArn: "arn:alias" });
    expect(Metadata.ActionMetadata.ask.parameters).toEqual({ LexV2Bot: { AliasArn: { displayName: "Admin" } } });
  });

  it("fills in the key and the certificate that encrypt an input, which the editor shows as they are", () => {
    const pin = { say: "Your PIN?", within: 30, most: 6, encryptedBy: "Pins", next: "bye", error: "bye" } as const;
    const encrypted = flow({
      name: "Encrypted",
      type: "CONTACT_FLOW",
      start: "pin",
      steps: { pin: collect(pin), bye: hangUp() },
    });
    const [securityKeys, certificates] = [{ Pins: "a1b2" }, { Pins: "-----BEGIN CERTIFICATE-----" }];
    const { Metadata, Actions } = JSON.parse(render(encrypted, { ...NONE, securityKeys, certificates }));
    expect(Actions[0].Parameters.InputEncryption).toEqual({
      EncryptionKeyId: "a1b2",
      Key: "-----BEGIN CERTIFICATE-----",
    });
    expect(Metadata.ActionMetadata.pin.parameters).toBeUndefined();
    expect(() => render(encrypted, { ...NONE, securityKeys })).toThrow("“Pins” among the certificates");
  });

  it("gives the same text for the same flow", () => {
    expect(JSON.stringify(rendered())).toBe(JSON.stringify(rendered()));
  });

  it("refuses a name that has no ARN, and says which", () => {
    expect(() => render(small, NONE)).toThrow(
      "Flow “Small”, step “identify”: there is no ARN for “Identify” among the functions; give render() one.",
    );
    const inherited = flow({
      name: "Inherited",
      type: "CONTACT_FLOW",
      start: "call",
      steps: { call: invoke({ function: "toString", within: 1, next: "bye", error: "bye" }), bye: hangUp() },
    });
    expect(() => render(inherited, NONE)).toThrow("there is no ARN for “toString”");
  });
});

describe("layout", () => {
  it("puts each step right of the first that leads to it, and no two in one place", () => {
    const places = layout(small.start, small.steps);
    expect(places.get("known")?.x).toBeGreaterThan(places.get("identify")?.x ?? Infinity);
    expect(places.get("hello")?.x).toBeGreaterThan(places.get("known")?.x ?? Infinity);
    expect(new Set([...places.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(4);
  });

  it("leaves more room below a block with more branches", () => {
    const keys = { "1": "a", "2": "a", "3": "a", "4": "a" } as const;
    const { steps } = flow({
      name: "Tall",
      type: "CONTACT_FLOW",
      start: "first",
      steps: {
        first: menu({ say: "?", within: 5, keys: { "1": "tall", "2": "a" }, silence: "a", otherwise: "a", error: "a" }),
        tall: menu({ say: "?", within: 5, keys, silence: "a", otherwise: "a", error: "a" }),
        a: hangUp(),
      },
    });
    const places = layout("first", steps);
    expect(places.get("a")?.x).toBe(places.get("tall")?.x);
    expect((places.get("a")?.y ?? 0) - (places.get("tall")?.y ?? 0)).toBeGreaterThan(300);
  });

  it("still places a step that nothing leads to", () => {
    const { steps } = flow({
      name: "Lost",
      type: "CONTACT_FLOW",
      start: "bye",
      steps: { bye: hangUp(), lost: say("Anyone?", { next: "bye" }) },
    });
    expect(layout("bye", steps).get("lost")).toBeDefined();
    expect(followers(steps, "lost")).toEqual(["bye"]);
  });
});
