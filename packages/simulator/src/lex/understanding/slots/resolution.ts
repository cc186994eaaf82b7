/** What a slot is filled with: what was said, what the bot takes it for, and what else it may be. */
export type Resolution = { original: string; interpreted: string; resolved: string[] };

/** What is known of the moment: today's date (ISO) where the user is, and the bot's locale. */
export type Moment = { today: string; localeId: string };

export const as = (original: string, interpreted: string): Resolution => ({
  original,
  interpreted,
  resolved: [interpreted],
});
