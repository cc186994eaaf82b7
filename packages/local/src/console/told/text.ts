/** An SMS as a phone has it; it holds what was sent, PINs and passwords too. */
export type TextTold = {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** In E.164. */
  to: string;
  /** Whose name it shows; nothing where the front desk gave none. */
  from?: string;
  message: string;
};

/** The newest SMS to all phones, oldest first. */
export type TextsTold = { texts: TextTold[] };
