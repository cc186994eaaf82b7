import { describe, expect, it } from "vitest";
import { CERTIFICATE, ITS_KEY, newKeys, opened } from "../encryption/encryption.test-support.ts";
import type { Exchange } from "../exchange.ts";
import { action, all, CALLER, call, exchangeOf, flow, hangUp, say } from "../phone.test-support.ts";

const { privateKey, publicKey } = newKeys();
const securityKeys = [
  { id: "pins", key: publicKey },
  { id: "certified", key: ITS_KEY },
];
const VERIFY = "arn:aws:lambda:us-east-1:123456789012:function:verify";

/** A line that asks for a PIN, hands it to a function as it is stored, and keeps it as an attribute, of all places. */
function line(InputEncryption: object, more: Partial<Exchange> = {}) {
  const events: string[] = [];
  const invoke = async (_: string, payload: string) => {
    events.push(payload);
    return { status: 200, payload: "{}" };
  };
  const parameters = {
    Text: "Key your PIN.",
    StoreInput: "True",
    InputTimeLimitSeconds: "30",
    InputValidation: { CustomValidation: { MaximumLength: "6" } },
    InputEncryption,
  };
  const LambdaInvocationAttributes = { pin: "$.StoredCustomerInput" };
  const main = flow(
    "main",
    action("pin", "GetParticipantInput", parameters, { next: "keep", errors: { NoMatchingError: "sorry" } }),
    action(
      "keep",
      "UpdateContactAttributes",
      { Attributes: { pin: "$.StoredCustomerInput" } },
      { next: "verify", errors: { NoMatchingError: "sorry" } },
    ),
    action(
      "verify",
      "InvokeLambdaFunction",
      { LambdaFunctionARN: VERIFY, LambdaInvocationAttributes },
      { next: "said", errors: { NoMatchingError: "sorry" } },
    ),
    say("said", "It is $.Attributes.pin.", "bye"),
    say("sorry", "Sorry.", "bye"),
    hangUp("bye"),
  );
  const texts = () => [{ at: 0, message: "Your PIN is 471100." }];
  const exchange = exchangeOf([main], { functions: [VERIFY], securityKeys, invoke, texts, ...more });
  const stored = () => JSON.parse(events[0] ?? "{}").Details.Parameters.pin as string;
  return { exchange, events, stored };
}
const encryption = (EncryptionKeyId: string, Key: string) => ({ EncryptionKeyId, Key });

describe("input that is encrypted", () => {
  it.each([
    ["4,7,1,1,#", "4711"],
    ["4,7,1,1,0,0", "471100"],
    ["4,*,7,#", "7"],
    ["code", "471100"],
    ["wrong code", "471101"],
  ])("of %j is for the owner of the key alone", async (script, keyed) => {
    const { exchange, stored } = line(encryption("pins", publicKey));
    await call(exchange, script);
    expect((await opened(stored(), "pins", privateKey)).text).toBe(keyed);
  });

  it("is in no transcript, event, attribute or witness's sight", async () => {
    const { exchange, events } = line(encryption("pins", publicKey));
    const seen: unknown[] = [];
    const witness = { acting: (...acting: unknown[]) => void seen.push(acting) };
    const { transcript, lines, attributes } = await call(exchange, "code", { witnesses: [witness] });
    expect(all(transcript, "pressed")).toMatchObject([{ keys: "••••••" }]);
    expect(attributes.pin).toMatch(/^AYAD/);
    expect(seen).toHaveLength(5);
    expect(JSON.stringify([transcript, lines, attributes, events, seen])).not.toContain("471100");
  });

  it("is encrypted with a certificate", async () => {
    const { exchange, stored } = line(encryption("certified", CERTIFICATE));
    const { spoken } = await call(exchange, "4,7,1,1,#");
    expect(spoken.at(-1)).toBe(`It is ${stored()}.`);
    expect(Buffer.from(stored(), "base64").toString("latin1")).toContain("AmazonConnect");
  });

  it("is Timeout in plain where nothing was keyed", async () => {
    expect((await call(line(encryption("pins", "garbage")).exchange)).spoken.at(-1)).toBe("It is Timeout.");
  });

  it.each([
    ["a key that the instance lacks", encryption("gone", publicKey), "the instance has no security key gone"],
    [
      "a certificate of another key",
      encryption("pins", CERTIFICATE),
      "the certificate is not signed with the security key pins",
    ],
    ["no certificate", encryption("pins", "garbage"), "what is to encrypt is no certificate in PEM"],
  ])("takes the error branch with %s, and stores nothing", async (_, InputEncryption, why) => {
    const { exchange, events } = line(InputEncryption);
    const { spoken, transcript, attributes } = await call(exchange, "4,7,1,1,0,0");
    expect(spoken).toEqual(["Key your PIN.", "Sorry."]);
    expect(all(transcript, "branched")[0]).toMatchObject({ branch: "NoMatchingError", why });
    expect([events, attributes]).toEqual([[], {}]);
    expect(JSON.stringify(transcript)).not.toContain("471100");
  });

  it("asks for the texts of the number that calls", async () => {
    const asked: string[] = [];
    const texts = async (number: string) => {
      asked.push(number);
      return [];
    };
    const { exchange } = line(encryption("pins", publicKey), { texts });
    const { spoken, transcript } = await call(exchange, "code");
    expect(asked).toEqual([CALLER]);
    expect(spoken.at(-1)).toBe("It is Timeout.");
    expect(all(transcript, "silent")).toMatchObject([{ for: 30_000 }]);
  });
});
