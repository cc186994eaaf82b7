/** Seconds for which a contact that has proved itself counts as such, and for which its PINs are remembered. */
export const SESSION_SECONDS = 3600;

/** What is kept of the PIN that a contact was sent last; never the PIN. */
export type Pin = {
  /** E.164: whose mobile it was sent to. */
  number: string;
  /** Which of the contact's PINs it is, from 1 on. */
  send: number;
  mac: Uint8Array;
  /** Milliseconds since the epoch, as all times here. */
  validUntil: number;
  /** When the text was handed over; nothing where that is under way, or was cut off. */
  sentAt?: number;
  /** Digests of the entries that were tried, each once. */
  entries: ReadonlySet<string>;
  /** The one entry that has matched, and when it did. */
  verifiedBy?: string;
  verifiedAt?: number;
};
export type Drawn = Pick<Pin, "number" | "send" | "mac" | "validUntil">;

/** Where PINs are kept, one a contact. Each change is one conditional write, and safe to repeat. */
export interface Pins {
  /** Nothing from an hour after the last change on. */
  find(contactId: string): Promise<Pin | undefined>;
  /** Puts a PIN in the place of an earlier send's or another number's; false, and nothing is written, where there is none such. */
  put(contactId: string, pin: Drawn): Promise<boolean>;
  /** Puts a PIN in the place of one of the same send whose text may not have gone out; false where it is not that one any more. */
  redraw(contactId: string, pin: Drawn, instead: Pick<Pin, "mac">): Promise<boolean>;
  /** Notes that the PIN was sent, unless another is in its place by now. */
  markSent(contactId: string, pin: Drawn): Promise<void>;
  /**
   * Counts an entry before anything is compared, and gives the PIN that it may be compared with. Nothing where no try is granted:
   * there is no valid PIN for the number, another entry has used it, or as many as `most` were tried. An entry that was counted
   * is granted again, and not counted again.
   */
  grant(guess: { contactId: string; number: string; entry: string }, most: number): Promise<Pin | undefined>;
  /** Uses the PIN up for this entry; false where another entry has, or another PIN is in its place. */
  use(contactId: string, pin: Pick<Pin, "send" | "mac">, entry: string): Promise<boolean>;
}
