/** What a standard queue may do, and rarely does: at-least-once delivery, and best-effort ordering. */
export type Oddities = {
  /** Whether the message that is received now stays visible as well. */
  isRepeated(): boolean;
  /** Which of so many waiting messages is handed out now; the oldest is 0. */
  place(length: number): number;
};
