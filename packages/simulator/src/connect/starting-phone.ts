import type { StartingUser } from "./instance.ts";
import { DEFAULT_PHONE, type PhoneSettings } from "./phone-settings.ts";

/** The settings of a starting user: one value for calls' auto accept or for all after contact work, or some by channel. */
export function startingPhone(user: StartingUser): PhoneSettings {
  const { phoneType, deskPhoneNumber, autoAccept: accept, afterContactWork: work, persistentConnection = false } = user;
  const accepted = typeof accept === "boolean" ? { VOICE: accept } : accept;
  const worked = typeof work === "number" ? { VOICE: work, CHAT: work, TASK: work, EMAIL: work } : work;
  return {
    ...DEFAULT_PHONE,
    phoneType,
    deskPhoneNumber,
    autoAccept: { ...DEFAULT_PHONE.autoAccept, ...accepted },
    afterContactWork: { ...DEFAULT_PHONE.afterContactWork, ...worked },
    persistentConnection,
  };
}
