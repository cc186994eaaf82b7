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

let speaking = 0;

/** Speaks a message after those before it; tells when there is no more to speak. */
export function speak({ text, index }: EntryTold, heard: (index: number) => void): void {
  if (!voice) {
    heard(index);
    return;
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = "en";
  speaking += 1;
  // An error as well: a browser may have no voice.
  utterance.onend = utterance.onerror = () => {
    speaking -= 1;
    if (speaking === 0) heard(index);
  };
  voice.speak(utterance);
}

/** Whoever presses a key or hangs up has heard enough. */
export function hush(): void {
  voice?.cancel();
}
