import { tell } from "@frontdesk/simulator/phone/tell.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { expect } from "vitest";
import type { Telephone } from "../telephone.ts";
import type { ScriptedCall } from "./scripted-call.ts";

/** Has the call made, and says with its transcript what is not as the script says. */
export async function play(
  on: Telephone,
  { name, hears, neverHears = [], because, endedBy = "system", leaves, ...ringing }: ScriptedCall,
): Promise<Transcript> {
  const { transcript, ...answered } = await on.ring(ringing);
  const told = tell(transcript).join("\n");
  const heard = transcript.flatMap((entry) => (entry.what === "spoken" ? [entry.text] : [])).join("\n");
  let from = 0;
  for (const part of hears) {
    const at = heard.indexOf(part, from);
    expect(at, `“${part}” is not heard, or not in this order:\n${told}`).toBeGreaterThanOrEqual(0);
    from = at + part.length;
  }
  for (const part of neverHears) expect(heard, told).not.toContain(part);
  const failures = transcript.flatMap((entry) => (entry.what === "invoked" && entry.why) || []);
  if (because) expect(failures.join("\n"), told).toMatch(because);
  expect(answered.endedBy, told).toBe(endedBy);
  expect(answered.why, told).not.toContain("has no branch");
  await leaves?.(on);
  return transcript;
}
