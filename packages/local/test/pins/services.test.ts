import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SNSClient } from "@aws-sdk/client-sns";
import { smsVoiceCarriers } from "@frontdesk/core/pins/carriers-sms-voice.ts";
import { mobility } from "@frontdesk/core/pins/mobile.ts";
import { snsTexts } from "@frontdesk/core/pins/texts-sns.ts";
import { type CloudConfig, openCloud } from "@frontdesk/simulator/cloud.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { PLACE, PRIYA } from "./pins.ts";

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
    deniedTexts: snsTexts({ client: new SNSClient(denied), senderId: undefined }),
    carriers: smsVoiceCarriers({ client: new PinpointSMSVoiceV2Client(own) }),
    deniedCarriers: smsVoiceCarriers({ client: new PinpointSMSVoiceV2Client(denied) }),
  };
}
const failing = (service: string, what: "throttle" | "error before") => ({
  faults: { seed: 1, calls: [{ service, what, probability: 1 }] },
});

describe("a text by SNS", () => {
  it("has no sender's name where none is set", async () => {
    const { cloud, texts } = await openServices();
    expect(await texts.send(text)).toBe("sent");
    expect(cloud.texts.entries()).toEqual([
      { at: expect.any(Number), messageId: expect.any(String), type: "Transactional", ...text },
    ]);
  });

  it("is refused to what is no number", async () => {
    const { texts } = await openServices();
    expect(await texts.send({ ...text, to: "+0491570156" })).toBe("refused");
  });

  it.each(["throttle", "error before"] as const)("is a fault of the moment with SNS's own: %s", async (what) => {
    const { texts } = await openServices(failing("sns", what));
    await expect(texts.send(text)).rejects.toMatchObject({ $fault: expect.any(String) });
  });

  it("is a fault where the permission lacks, and not the number's", async () => {
    const { deniedTexts } = await openServices();
    await expect(deniedTexts.send(text)).rejects.toMatchObject({ name: expect.stringContaining("AuthorizationError") });
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
