import { CHANNELS, type Channel } from "./channels.ts";
import type { Phone } from "./users.ts";
import type { Proficiency } from "./wanted.ts";

/** Settings as a file's cells have them. */
export const yesOrNo = (value: boolean) => (value ? "yes" : "no");
export const softOrDesk = (type: Phone["phoneType"]) => (type === "DESK_PHONE" ? "desk" : "soft");
export const tagsText = (tags: Record<string, string>) =>
  Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join("|");
export const proficienciesText = (proficiencies: Proficiency[]) =>
  proficiencies
    .map(({ name, value, level }) => `${name}=${value}:${level}`)
    .sort()
    .join("|");

/** `voice:yes|chat:no`, of the channels that are asked for. */
export function channelsText<Value>(
  values: Partial<Record<Channel, Value>>,
  say: (value: Value) => string,
  channels: readonly Channel[] = CHANNELS,
): string {
  return channels
    .flatMap((channel) => {
      const value = values[channel];
      return value === undefined ? [] : [`${channel.toLowerCase()}:${say(value)}`];
    })
    .join("|");
}
