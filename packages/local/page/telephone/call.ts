import { signal } from "@preact/signals";
import type { Act, CallTold } from "../../src/console/told/call.ts";
import { ask, wordsOf } from "../ask.ts";
import { say } from "../parts/said.tsx";
import { isAloud } from "./speech.ts";

/** The call that is on, or that was on last; nothing before the first. */
export const callId = signal<string | undefined>(undefined);
/** As the front desk tells it; nothing until it has. */
export const call = signal<CallTold | undefined>(undefined);
export const isRinging = signal(false);

export const isOn = (): boolean => callId.value !== undefined && call.value?.over === undefined;

type Ringing = { from: string; to: string; at: number | undefined; agent: string | undefined };

/** Rings; what is wrong is said. Whether somebody answers. */
export async function ring({ from, to, at, agent }: Ringing): Promise<boolean> {
  isRinging.value = true;
  try {
    const { id } = await ask<{ id: string }>("/calls", {
      method: "POST",
      json: { from, to, isAloud: isAloud.value, ...(at !== undefined && { at }), ...(agent && { agent }) },
    });
    call.value = undefined;
    callId.value = id;
    return true;
  } catch (error) {
    say(wordsOf(error), { isBad: true });
    return false;
  } finally {
    isRinging.value = false;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Does something in the call, after all that was done before: keys stay in their order. */
export function act(does: Act): void {
  const id = callId.value;
  if (id === undefined || !isOn()) return;
  last = last
    .then(() => ask(`/calls/${id}/acts`, { method: "POST", json: does }))
    // Whoever is too late for a call that has ended sees so.
    .catch((error) => isOn() && say(wordsOf(error), { isBad: true }));
}

// A page that is left hangs up: nobody could any more.
addEventListener("pagehide", () => {
  if (!isOn()) return;
  const hangUp = new Blob([JSON.stringify({ does: "hang up" })], { type: "application/json" });
  navigator.sendBeacon(`/api/calls/${callId.value}/acts`, hangUp);
});
