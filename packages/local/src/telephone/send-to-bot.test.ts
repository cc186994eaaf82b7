import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { expect, it, onTestFinished } from "vitest";
import { sendToBot } from "./send-to-bot.ts";

const says = (Value: string) => ({ MessageGroupsList: [{ Message: { PlainTextMessage: { Value } } }] });
const aliasArn = "arn:aws:lex:us-east-1:123456789012:bot-alias/BOT1234567/LIVE";
const SHEEP = {
  Name: "Sheep",
  SlotTypeName: "AMAZON.Number",
  ValueElicitationSetting: {
    SlotConstraint: "Required" as const,
    PromptSpecification: { ...says("How many?"), MaxRetries: 1 },
  },
};
const bot = {
  id: "BOT1234567",
  name: "Sheep",
  locales: [
    {
      LocaleId: "en_US",
      NluConfidenceThreshold: 0.8,
      Intents: [
        {
          Name: "Count",
          SampleUtterances: [{ Utterance: "count" }],
          Slots: [SHEEP],
          SlotPriorities: [{ Priority: 1, SlotName: "Sheep" }],
          IntentClosingSetting: { ClosingResponse: says("Sleep well.") },
        },
        { Name: "Other", ParentIntentSignature: "AMAZON.FallbackIntent" as const },
      ],
    },
  ],
  aliases: [{ id: "LIVE", name: "live", arn: aliasArn, version: "1", hooks: {} }],
};

it("a turn with a bot is what Lex's own API makes of it", async () => {
  const cloud = await openCloud({ account: "123456789012", region: "us-east-1", port: 0, bots: [bot] });
  onTestFinished(() => cloud.close());
  const send = sendToBot({ endpoint: cloud.endpoint, region: "us-east-1", credentials: cloud.credentials });
  const words = { aliasArn, sessionId: "one", localeId: "en_US", sessionAttributes: { a: "1" } };
  expect(await send({ ...words, text: "count" })).toEqual({
    ...{ messages: [{ content: "How many?", contentType: "PlainText" }], intent: "Count", state: "InProgress" },
    ...{ slots: {}, slotToElicit: "Sheep", sessionAttributes: { a: "1" } },
  });
  expect(await send({ ...words, text: "twenty", sessionAttributes: { a: "2" } })).toEqual({
    ...{
      messages: [{ content: "Sleep well.", contentType: "PlainText" }],
      intent: "Count",
      state: "ReadyForFulfillment",
    },
    ...{ slots: { Sheep: "20" }, sessionAttributes: { a: "2" } },
  });
  const other = send({ ...words, localeId: "en_GB", text: "count" });
  await expect(other).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
