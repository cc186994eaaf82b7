/** The contact as a witness sees it. */
export type ContactView = {
  contactId: string;
  /** What a reference such as `$.Attributes.x` or `$.CustomerEndpoint.Address` stands for now; nothing where it is not set. */
  resolve(path: string): string | undefined;
  /** The call's own time, in milliseconds since the epoch. */
  now(): number;
};

/** An action that is about to run, with its references filled in. */
export type Acting = {
  flow: { id: string; arn: string; name: string };
  identifier: string;
  type: string;
  parameters: Record<string, unknown>;
};

/** What happens in place of the action; delays are milliseconds of the call's own time. */
export type Intervention =
  /** Another function, queue, hours or bot alias, by its ARN. */
  | { instead: "resource"; arn: string }
  /** An answer: a function's map, or `True` or `False` of hours of operation. */
  | { instead: "answer"; answer: Record<string, string> | string; delay: number }
  /** One of the action's error branches, such as `NoMatchingError` or `QueueAtCapacity`. */
  | { instead: "error"; errorType: string; delay: number }
  /** The call ends here, as the caller's hanging up or by the witness. */
  | { instead: "end"; by: "caller" | "witness" };

/** Who looks on as a call runs, and may decide what happens; all are asked in turn, and the first intervention holds. */
export interface Witness {
  /** Before the flow's first action. */
  begun?(contact: ContactView): void | Promise<void>;
  acting?(action: Acting, contact: ContactView): Intervention | undefined | Promise<Intervention | undefined>;
  /** The call is over, whoever ended it. */
  ended?(contact: ContactView): void | Promise<void>;
}
