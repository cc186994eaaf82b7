import { signal } from "@preact/signals";
import type { EntryTold } from "../../src/console/told/call.ts";

const KEY = "frontdesk-aloud";
const voice: SpeechSynthesis | undefined = globalThis.speechSynthesis;

/** Whether this browser can speak at all. */
export const canSpeak = voice !== undefined;
/** Whether what the line says is spoken. */
export const isAloud = signal(canSpeak && localStorage.getItem(KEY) === "yes");

export function switchAloud(isOn: boolean): void {
  isAloud.value = isOn;
  localStorage.setItem(KEY, isOn ? "yes" : "no");
  if (!isOn) hush();
}

/** Messages that are not spoken to their end, and who is told when they are; anew after each hush. */
let speaking = { left: 0, done: () => {} };

/** Speaks a message after those before it; tells when there is no more to speak. */
export function speak({ text, index }: EntryTold, heard: (index: number) => void): void {
  const done = () => heard(index);
  if (!voice) {
    done();
    return;
  }
  const mine = speaking;
  mine.left += 1;
  mine.done = done;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = "en";
  // An error as well: a browser may have no voice.
  utterance.onend = utterance.onerror = () => {
    mine.left -= 1;
    if (mine.left === 0 && mine === speaking) done();
  };
  voice.speak(utterance);
}

/** Whoever presses a key or hangs up has heard enough. Browsers need not tell of what they never began to speak. */
export function hush(): void {
  const { left, done } = speaking;
  speaking = { left: 0, done: () => {} };
  voice?.cancel();
  if (left > 0) done();
}
