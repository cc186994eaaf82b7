/** `code`: why a text was refused, in a word without the number. */
export type Taken = { taken: true } | { taken: false; code: string };

/** Messages to mobiles. */
export interface Texts {
  /**
   * Not taken is a text that this number takes neither now nor later; all else is thrown, without the number. A repeat may send
   * twice.
   */
  send(text: { to: string; message: string }): Promise<Taken>;
}
