/** Messages to mobiles. */
export interface Texts {
  /** `refused` where this number will take none, now or later; what may be a fault of the moment is thrown. A repeat may send twice. */
  send(text: { to: string; message: string }): Promise<"sent" | "refused">;
}
