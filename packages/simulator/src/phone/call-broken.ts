import type { Transcript } from "./transcript.ts";

/** A call that the telephone could not carry through, with what happened until then. */
export class CallBroken extends Error {
  readonly transcript: Transcript;
  constructor(message: string, transcript: Transcript, cause: unknown) {
    super(message, { cause });
    this.name = "CallBroken";
    this.transcript = transcript;
  }
}
