import type {
  AfterContactWorkConfigPerChannel,
  AutoAcceptConfig,
  PersistentConnectionConfig,
  PhoneNumberConfig,
  UserPhoneConfig,
  VoiceEnhancementConfig,
} from "@aws-sdk/client-connect";

export const CHANNELS = ["VOICE", "CHAT", "TASK", "EMAIL"] as const;
export type Channel = (typeof CHANNELS)[number];

/** One truth behind PhoneConfig and the per-channel lists. After contact work in seconds. */
export type PhoneSettings = {
  phoneType: "SOFT_PHONE" | "DESK_PHONE";
  deskPhoneNumber?: string | undefined;
  autoAccept: Record<Channel, boolean>;
  callbackAutoAccept?: boolean | undefined;
  afterContactWork: Record<Channel, number>;
  callbackAfterContactWork?: number | undefined;
  persistentConnection: boolean;
  voiceEnhancement: "VOICE_ISOLATION" | "NOISE_SUPPRESSION" | "NONE";
};

export type ChannelLists = {
  AutoAcceptConfigs?: AutoAcceptConfig[] | undefined;
  AfterContactWorkConfigs?: AfterContactWorkConfigPerChannel[] | undefined;
  PhoneNumberConfigs?: PhoneNumberConfig[] | undefined;
  PersistentConnectionConfigs?: PersistentConnectionConfig[] | undefined;
  VoiceEnhancementConfigs?: VoiceEnhancementConfig[] | undefined;
};

export const DEFAULT_PHONE: PhoneSettings = {
  phoneType: "SOFT_PHONE",
  autoAccept: { VOICE: false, CHAT: false, TASK: false, EMAIL: false },
  afterContactWork: { VOICE: 0, CHAT: 0, TASK: 0, EMAIL: 0 },
  persistentConnection: false,
  voiceEnhancement: "NONE",
};

/**
 * PhoneConfig over the settings. It replaces what it can say, members left out included, and sets one after contact
 * work for every channel. ⚠ AWS does not say whether its AutoAccept reaches past calls: here it is for calls only.
 */
export function withPhoneConfig(settings: PhoneSettings, config: UserPhoneConfig): PhoneSettings {
  const limit = config.AfterContactWorkTimeLimit ?? 0;
  return {
    ...settings,
    phoneType: config.PhoneType ?? "SOFT_PHONE",
    deskPhoneNumber: config.DeskPhoneNumber,
    autoAccept: { ...settings.autoAccept, VOICE: config.AutoAccept ?? false },
    afterContactWork: { VOICE: limit, CHAT: limit, TASK: limit, EMAIL: limit },
    persistentConnection: config.PersistentConnection ?? false,
  };
}

/** Per-channel lists over the settings: channels and lists that are left out stay as they are. */
export function withChannelLists(settings: PhoneSettings, lists: ChannelLists): PhoneSettings {
  const next = structuredClone(settings);
  for (const { Channel, AutoAccept, AgentFirstCallbackAutoAccept } of lists.AutoAcceptConfigs ?? []) {
    if (Channel) next.autoAccept[Channel] = AutoAccept ?? false;
    if (AgentFirstCallbackAutoAccept !== undefined) next.callbackAutoAccept = AgentFirstCallbackAutoAccept;
  }
  for (const config of lists.AfterContactWorkConfigs ?? []) {
    const callback = config.AgentFirstCallbackAfterContactWorkConfig?.AfterContactWorkTimeLimit;
    if (config.Channel)
      next.afterContactWork[config.Channel] = config.AfterContactWorkConfig?.AfterContactWorkTimeLimit ?? 0;
    if (callback !== undefined) next.callbackAfterContactWork = callback;
  }
  for (const { PhoneType, PhoneNumber } of lists.PhoneNumberConfigs ?? [])
    Object.assign(next, { phoneType: PhoneType, deskPhoneNumber: PhoneNumber });
  for (const { PersistentConnection } of lists.PersistentConnectionConfigs ?? [])
    next.persistentConnection = PersistentConnection ?? false;
  for (const { VoiceEnhancementMode } of lists.VoiceEnhancementConfigs ?? [])
    next.voiceEnhancement = VoiceEnhancementMode ?? "NONE";
  return next;
}

/** The settings in both forms, the calls' ones as PhoneConfig. `unit` turns seconds into what the operation speaks. */
export function showPhone(settings: PhoneSettings, unit = 1): ChannelLists & { PhoneConfig: UserPhoneConfig } {
  const { phoneType: PhoneType, deskPhoneNumber, autoAccept, afterContactWork } = settings;
  const limit = (seconds: number) => ({ AfterContactWorkTimeLimit: seconds * unit });
  const { callbackAutoAccept, callbackAfterContactWork } = settings;
  const callback = (Channel: Channel, members: object) => (Channel === "VOICE" ? members : {});
  return {
    PhoneConfig: {
      PhoneType,
      AutoAccept: autoAccept.VOICE,
      ...limit(afterContactWork.VOICE),
      DeskPhoneNumber: deskPhoneNumber,
      PersistentConnection: settings.persistentConnection,
    },
    AutoAcceptConfigs: CHANNELS.map((Channel) => ({
      Channel,
      AutoAccept: autoAccept[Channel],
      ...callback(Channel, { AgentFirstCallbackAutoAccept: callbackAutoAccept }),
    })),
    AfterContactWorkConfigs: CHANNELS.map((Channel) => ({
      Channel,
      AfterContactWorkConfig: limit(afterContactWork[Channel]),
      ...(Channel === "VOICE" && callbackAfterContactWork !== undefined
        ? { AgentFirstCallbackAfterContactWorkConfig: limit(callbackAfterContactWork) }
        : {}),
    })),
    PhoneNumberConfigs: [{ Channel: "VOICE", PhoneType, PhoneNumber: deskPhoneNumber }],
    PersistentConnectionConfigs: [{ Channel: "VOICE", PersistentConnection: settings.persistentConnection }],
    VoiceEnhancementConfigs: [{ Channel: "VOICE", VoiceEnhancementMode: settings.voiceEnhancement }],
  };
}
