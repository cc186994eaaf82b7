import { inspect } from "node:util";
import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SNSClient } from "@aws-sdk/client-sns";
import { smsVoiceCarriers } from "@frontdesk/core/pins/carriers-sms-voice.ts";
import { mobility } from "@frontdesk/core/pins/mobile.ts";
import { snsTexts } from "@frontdesk/core/pins/texts-sns.ts";
import { type CloudConfig, openCloud } from "@frontdesk/simulator/cloud.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { PLACE, PRIYA } from "./pins.ts";
import { refusingSns } from "./refusing-sns.ts";

const NOBODY = `arn:aws:iam::${PLACE.account}:role/nobody`;
const text = { to: PRIYA, message: "Hello." };

async function openServices(config: Partial<CloudConfig> = {}) {
  const roles = [{ arn: NOBODY, policies: [] }];
  const cloud = await openCloud({ ...PLACE, port: 0, roles, ...config });
  onTestFinished(() => cloud.close());
  const own = { endpoint: cloud.endpoint, region: PLACE.region, credentials: cloud.credentials, maxAttempts: 1 };
  const denied = { ...own, credentials: cloud.credentialsOf(NOBODY) };
  return {
    cloud,
    texts: snsTexts({ client: new SNSClient(own), senderId: undefined }),
    badlySigned: snsTexts({ client: new SNSClient(own), senderId: "1" }),
    deniedTexts: snsTexts({ client: new SNSClient(denied), senderId: undefined }),
    carriers: smsVoiceCarriers({ client: new PinpointSMSVoiceV2Client(own) }),
    deniedCarriers: smsVoiceCarriers({ client: new PinpointSMSVoiceV2Client(denied) }),
  };
}
const failing = (service: string, what: "throttle" | "error before" | "reset before") => ({
  faults: { seed: 1, calls: [{ service, what, probability: 1 }] },
});

/** Texts by an SNS that answers with this error. */
async function textsRefusedWith(status: number, code: string, message: string) {
  const endpoint = await refusingSns(status, code, message);
  const credentials = { accessKeyId: "a", secretAccessKey: "s" };
  const client = new SNSClient({ endpoint, region: PLACE.region, credentials, maxAttempts: 1 });
  return snsTexts({ client, senderId: undefined });
}

/** What is thrown, and that nothing of it has the number. */
async function faultOf(sending: Promise<unknown>): Promise<string> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error("nothing was thrown");
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/\d{9}/);
  return error.message;
}

describe("a text by SNS", () => {
  it("has no sender's name where none is set", async () => {
    const { cloud, texts } = await openServices();
    expect(await texts.send(text)).toEqual({ taken: true });
    expect(cloud.texts.entries()).toEqual([
      { at: expect.any(Number), messageId: expect.any(String), type: "Transactional", ...text },
    ]);
  });

  it("is not taken for what is no number, and says so without it", async () => {
    const { texts } = await openServices();
    expect(await texts.send({ ...text, to: "+0491570156" })).toEqual({
      taken: false,
      code: "InvalidParameterException",
    });
  });

  it("is not taken for a number that has opted out", async () => {
    const texts = await textsRefusedWith(400, "OptedOut", `${PRIYA} has opted out`);
    expect(await texts.send(text)).toEqual({ taken: false, code: "OptedOutException" });
  });

  it.each([
    ["throttle", "Throttled"],
    ["error before", "InternalError"],
    ["reset before", "TimeoutError"],
  ] as const)("is a fault of the moment with SNS's own: %s", async (what, name) => {
    const { texts } = await openServices(failing("sns", what));
    expect(await faultOf(texts.send(text))).toMatch(new RegExp(`^SNS has not taken a text: ${name}`));
  });

  it("is a fault of settings with a sender's name that SNS does not take, and not the number's", async () => {
    const { badlySigned } = await openServices();
    expect(await faultOf(badlySigned.send(text))).toBe("SNS has not taken a text: InvalidParameterValueException");
  });

  it("is a fault where the permission lacks, of which the number is not told", async () => {
    const { deniedTexts } = await openServices();
    expect(await faultOf(deniedTexts.send(text))).toBe("SNS has not taken a text: AuthorizationErrorException");
  });

  it.each([
    [403, "AuthorizationError", `not authorized to perform: SNS:Publish on resource: ${PRIYA} because`],
    [400, "InvalidParameter", `Invalid parameter: Message Reason: not for ${PRIYA}`],
    [400, "InvalidParameter", "Invalid parameter: TopicArn, TargetArn or PhoneNumber"],
    [400, "UserError", `${PRIYA} is not verified in the sandbox`],
    [400, "Throttling", `Rate exceeded for ${PRIYA}`],
    [400, "ExpiredToken", "The security token is expired"],
    [400, "SomethingNew", `Not ${PRIYA}`],
  ])("is a fault, and never the number's, with %i %s: %s", async (status, code, message) => {
    const texts = await textsRefusedWith(status, code, message);
    expect(await faultOf(texts.send(text))).toContain(code);
  });
});

describe("a look-up by AWS End User Messaging", () => {
  const carriers = { "+12025550123": "MOBILE", "+12025550124": "LANDLINE", "+12025550125": "INVALID" } as const;

  it.each(Object.entries(carriers))("says of %s that it is %s", async (number, type) => {
    const opened = await openServices({ carriers });
    expect(await opened.carriers.typeOf(number)).toBe(type);
    expect(await mobility(number, opened)).toEqual({ mobile: type === "MOBILE" });
  });

  it("that fails lets the text be tried", async () => {
    const { deniedCarriers } = await openServices({ carriers });
    expect(await mobility("+12025550124", { carriers: deniedCarriers })).toEqual({
      mobile: true,
      lookUpFailed: "AccessDeniedException",
    });
  });
});
