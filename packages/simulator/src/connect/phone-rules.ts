import type { UserPhoneConfig } from "@aws-sdk/client-connect";
import { invalidParameter, invalidRequest } from "./faults.ts";
import { CHANNELS, type ChannelLists } from "./phone-settings.ts";

export const E164 = /^\+[1-9]\d{1,14}$/;

/** Seconds; 24 days less a little. https://docs.aws.amazon.com/connect/latest/APIReference/API_UserPhoneConfig.html */
const LONGEST_WORK = 2_000_000;

/** PhoneConfig's rules: a phone type, E.164, a number for a desk phone, after contact work in range. */
export function checkPhoneConfig(config: UserPhoneConfig): void {
  checkPhone("PhoneConfig", config.PhoneType ?? "SOFT_PHONE", config.DeskPhoneNumber);
  checkLimit("PhoneConfig.AfterContactWorkTimeLimit", config.AfterContactWorkTimeLimit);
}

/** The lists' rules: known channels, each once, and only VOICE where AWS has nothing else. */
export function checkChannelLists(lists: ChannelLists): void {
  for (const [name, list] of Object.entries(lists)) checkChannels(name, list ?? []);
  checkVoiceOnly("PhoneNumberConfigs", lists.PhoneNumberConfigs);
  checkVoiceOnly("PersistentConnectionConfigs", lists.PersistentConnectionConfigs);
  checkVoiceOnly("VoiceEnhancementConfigs", lists.VoiceEnhancementConfigs);
  checkVoiceOnly(
    "AgentFirstCallbackAutoAccept",
    lists.AutoAcceptConfigs?.filter((one) => one.AgentFirstCallbackAutoAccept !== undefined),
  );
  checkVoiceOnly(
    "AgentFirstCallbackAfterContactWorkConfig",
    lists.AfterContactWorkConfigs?.filter((one) => one.AgentFirstCallbackAfterContactWorkConfig),
  );
  for (const { PhoneType, PhoneNumber } of lists.PhoneNumberConfigs ?? [])
    checkPhone("PhoneNumberConfigs", PhoneType, PhoneNumber);
  for (const config of lists.AfterContactWorkConfigs ?? [])
    for (const one of [config.AfterContactWorkConfig, config.AgentFirstCallbackAfterContactWorkConfig])
      checkLimit("AfterContactWorkConfigs", one?.AfterContactWorkTimeLimit);
  for (const { VoiceEnhancementMode: mode } of lists.VoiceEnhancementConfigs ?? [])
    if (!["VOICE_ISOLATION", "NOISE_SUPPRESSION", "NONE"].includes(String(mode)))
      throw invalidParameter("VoiceEnhancementConfigs: VoiceEnhancementMode is not one that there is.");
}

/** One setting in one form only. https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateUser.html */
export function checkNeverBoth(config: UserPhoneConfig, lists: ChannelLists): void {
  const pairs: [keyof UserPhoneConfig, keyof ChannelLists][] = [
    ["AutoAccept", "AutoAcceptConfigs"],
    ["AfterContactWorkTimeLimit", "AfterContactWorkConfigs"],
    ["PhoneType", "PhoneNumberConfigs"],
    ["DeskPhoneNumber", "PhoneNumberConfigs"],
    ["PersistentConnection", "PersistentConnectionConfigs"],
  ];
  for (const [one, other] of pairs)
    if (config[one] !== undefined && lists[other] !== undefined)
      throw invalidRequest(`PhoneConfig.${one} cannot be set together with ${other}.`);
}

function checkPhone(at: string, type: string | undefined, number: string | undefined): void {
  if (type !== "SOFT_PHONE" && type !== "DESK_PHONE")
    throw invalidParameter(`${at}: PhoneType must be SOFT_PHONE or DESK_PHONE.`);
  if (number !== undefined && !E164.test(number)) throw invalidParameter(`${at}: the phone number must be E.164.`);
  if (type === "DESK_PHONE" && !number) throw invalidParameter(`${at}: a desk phone needs its number.`);
}

function checkLimit(at: string, seconds: number | undefined): void {
  if (seconds === undefined) return;
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > LONGEST_WORK)
    throw invalidParameter(`${at}: after contact work must be 0 to ${LONGEST_WORK} whole seconds.`);
}

function checkChannels(at: string, list: { Channel: string | undefined }[]): void {
  const channels = list.map(({ Channel }) => Channel);
  if (channels.some((channel) => !CHANNELS.includes(channel as (typeof CHANNELS)[number])))
    throw invalidParameter(`${at}: a channel is one of ${CHANNELS.join(", ")}.`);
  if (new Set(channels).size < channels.length) throw invalidParameter(`${at}: a channel is there twice.`);
}

function checkVoiceOnly(at: string, list: { Channel: string | undefined }[] = []): void {
  if (list.some(({ Channel }) => Channel !== "VOICE")) throw invalidParameter(`${at}: only VOICE is supported.`);
}
