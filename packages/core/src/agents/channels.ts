/** The channels that settings of an agent may differ by (API reference, AfterContactWorkConfigPerChannel). */
export const CHANNELS = ["VOICE", "CHAT", "TASK", "EMAIL"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The same value for each channel. */
export const everywhere = <Value>(value: Value): Record<Channel, Value> => ({
  VOICE: value,
  CHAT: value,
  TASK: value,
  EMAIL: value,
});
