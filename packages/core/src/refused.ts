/**
 * The data is wrong: it is reported and never retried. Anything else that is thrown is a fault of the moment, which is
 * retried and then dead-lettered.
 */
export class Refused extends Error {
  override readonly name = "Refused";
  /** What went wrong, in one word that does not change between releases, e.g. `UnknownRoutingProfile`. */
  readonly code: string;

  /** `message` is for the person who dropped the file: what, where and what to do; never a password. */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
