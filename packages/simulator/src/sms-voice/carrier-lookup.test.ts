import * as SmsVoice from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { describe, expect, it, onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import type { FaultPlan } from "../faults/plan.ts";
import type { Statement } from "../iam/policy.ts";
import type { Carriers } from "./carrier-lookup.ts";
import { smsVoiceService } from "./sms-voice-service.ts";

const roleArn = "arn:aws:iam::123456789012:role/one-time-pin";
type Options = { carriers?: Carriers; statements?: Statement[]; faults?: FaultPlan };

async function start({ carriers = {}, statements = [], faults }: Options = {}) {
  const roles = [{ arn: roleArn, policies: [{ Statement: statements }] }];
  const place = { account: "123456789012", region: "eu-west-2", port: 0 };
  const cloud = await openCloud({ ...place, carriers, roles, ...(faults ? { faults } : {}) });
  onTestFinished(() => cloud.close());
  const lookUpAs = (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const client = new SmsVoice.PinpointSMSVoiceV2Client({
      region: place.region,
      endpoint: cloud.endpoint,
      credentials,
      maxAttempts: 1,
    });
    onTestFinished(() => client.destroy());
    return async (PhoneNumber: string) => {
      const { $metadata, ...found } = await client.send(new SmsVoice.CarrierLookupCommand({ PhoneNumber }));
      return found;
    };
  };
  return { cloud, lookUp: lookUpAs(cloud.credentials), lookUpAsRole: lookUpAs(cloud.credentialsOf(roleArn)), lookUpAs };
}

describe("a look-up", () => {
  it("says of what type a number is, and where", async () => {
    const { lookUp } = await start();
    expect(await lookUp("+61491570156")).toEqual({
      E164PhoneNumber: "+61491570156",
      PhoneNumberType: "MOBILE",
      DialingCountryCode: "61",
      IsoCountryCode: "AU",
      Country: "Australia",
    });
  });

  it.each([
    ["a landline", "+61255500123", "LANDLINE"],
    ["a number that may be either", "+12025550123", "MOBILE"],
    ["a toll-free number", "+18005550199", "OTHER"],
    ["a number that no plan has", "+15555555333", "INVALID"],
    ["a number of no country", "+999123456", "INVALID"],
  ])("takes %s by the numbering plan", async (_, number, PhoneNumberType) => {
    const { lookUp } = await start();
    expect(await lookUp(number)).toMatchObject({ E164PhoneNumber: number, PhoneNumberType });
  });

  it("goes by the carriers first", async () => {
    const { lookUp } = await start({ carriers: { "+12025550123": "LANDLINE", "+61491570006": "INVALID" } });
    expect(await lookUp("+12025550123")).toMatchObject({ PhoneNumberType: "LANDLINE", IsoCountryCode: "US" });
    expect(await lookUp("+61491570006")).toMatchObject({ PhoneNumberType: "INVALID" });
  });

  it("takes a number with its punctuation", async () => {
    const { lookUp } = await start({ carriers: { "+12025550123": "OTHER" } });
    for (const number of ["+1 (202) 555-0123", "+1.202.555.0123", "+(1)[202]{555},0123"])
      expect(await lookUp(number)).toMatchObject({ E164PhoneNumber: "+12025550123", PhoneNumberType: "OTHER" });
  });

  it.each(["", "12025550123", "+0201234567", "+1202555CALL", "+", `+1${"2".repeat(39)}`])(
    "refuses %j, and does not repeat it",
    async (number) => {
      const { lookUp } = await start();
      const caught = await lookUp(number).catch((error) => error);
      expect(caught).toBeInstanceOf(SmsVoice.ValidationException);
      expect(caught).toMatchObject({ Reason: "FIELD_VALIDATION_FAILED", $metadata: { httpStatusCode: 400 } });
      expect(caught.message).not.toMatch(/\d/);
    },
  );

  it("cannot be of carriers of what is no number", () =>
    expect(() => smsVoiceService({ carriers: { "0202": "MOBILE" } })).toThrow("The carrier of 0202"));
});

describe("who looks up", () => {
  const number = "+61491570156";
  const allow = (Resource: string): Statement => ({ Effect: "Allow", Action: "sms-voice:CarrierLookup", Resource });

  it("must be allowed to on everything", async () => {
    const allowed = await start({ statements: [allow("*")] });
    expect(await allowed.lookUpAsRole(number)).toMatchObject({ PhoneNumberType: "MOBILE" });
    const some = await start({ statements: [allow("arn:aws:sms-voice:eu-west-2:123456789012:*")] });
    await expect(some.lookUpAsRole(number)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("sms-voice:CarrierLookup on resource: *"),
      $metadata: { httpStatusCode: 400 },
    });
    await expect(some.lookUpAs({ accessKeyId: "ASIASTRANGER", secretAccessKey: "s" })(number)).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });

  it("leaves no number in the journal", async () => {
    const { cloud, lookUp } = await start();
    await lookUp(number);
    await expect(lookUp("61491570156")).rejects.toThrow();
    expect(cloud.journal.find({ service: "sms-voice" })).toMatchObject([
      { operation: "CarrierLookup", status: 200, input: { PhoneNumber: "***" } },
      { operation: "CarrierLookup", status: 400, code: "ValidationException" },
    ]);
    expect(JSON.stringify(cloud.journal.entries())).not.toContain("61491570156");
  });

  it.each([
    ["throttle" as const, "ThrottlingException"],
    ["error before" as const, "InternalServerException"],
  ])("is answered %s with the service's own code under a fault plan", async (what, name) => {
    const calls = [{ service: "sms-voice", operation: "CarrierLookup", what, probability: 1 }];
    const { lookUp } = await start({ faults: { seed: 1, calls } });
    await expect(lookUp(number)).rejects.toMatchObject({ name });
  });
});
