import type { ReceivedText } from "@frontdesk/simulator/phone/exchange.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { expect, it } from "vitest";
import { showingTexts } from "./showing-texts.ts";

const key = { for: "key", within: 6000 } as const;

it("shows a text once, before what is heard or asked after it, and none of an earlier call", async () => {
  const received: ReceivedText[] = [{ at: 1, message: "an old one" }];
  const lines: string[] = [];
  const own = scriptedHandset("1,2");
  const handset = await showingTexts(
    { ...own, hear: (said) => void lines.push(said.text) },
    { texts: () => received, say: (line) => void lines.push(line) },
  );
  await handset.hear({ text: "We have sent you a PIN." });
  received.push({ at: 2, message: "1234 is your PIN", senderId: "Frontdesk" });
  await handset.hear({ text: "Please enter it." });
  received.push({ at: 3, message: "5678 is your PIN" });
  expect(await handset.next(key)).toMatchObject({ does: "press", key: "1" });
  expect(await handset.next(key)).toMatchObject({ does: "press", key: "2" });
  expect(lines).toEqual([
    "We have sent you a PIN.",
    "[SMS to your phone, from Frontdesk: 1234 is your PIN]",
    "Please enter it.",
    "[SMS to your phone: 5678 is your PIN]",
  ]);
});
