import { within } from "./limits.ts";
import { named } from "./named.ts";
import { type Prompt, spoken } from "./prompt.ts";
import { step } from "./step.ts";

/** A key of a telephone that a menu can have a branch for. */
export type Key = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "*" | "#";

/**
 * Says it and goes on; `error` is for a prompt that cannot be played (too long, no SSML, no such recording), and without it
 * such a call ends.
 */
export function say<Name extends string>(prompt: Prompt, to: { next: Name; error?: Name }) {
  return step<Name>("MessageParticipant", spoken(prompt), { next: to.next, errors: { NoMatchingError: to.error } });
}

/**
 * Says it over and over while the caller waits in a queue or on hold; after `every` seconds `interrupted` is taken. Without
 * that, it lasts until an agent comes or the caller hangs up.
 */
export function sayWhileWaiting<Name extends string>(
  messages: readonly [Prompt, ...Prompt[]],
  to: { error?: Name; every?: never; interrupted?: never } | { error?: Name; every: number; interrupted: Name } = {},
) {
  const every = to.every === undefined ? undefined : within("every", to.every, 1, 604_800);
  return step<Name>(
    "MessageParticipantIteratively",
    { Messages: messages.map(spoken), InterruptFrequencySeconds: every },
    { errors: { NoMatchingError: to.error }, equals: { MessagesInterrupted: to.interrupted } },
  );
}

/**
 * Says it and waits `within` seconds (1 to 180) for one key: `silence` when none comes, `otherwise` for a key that has no
 * branch, `error` when the prompt cannot be played.
 */
export function menu<Name extends string>(menu: {
  say: Prompt;
  within: number;
  keys: { readonly [Each in Key]?: Name };
  silence: Name;
  otherwise: Name;
  error: Name;
}) {
  return step<Name>(
    "GetParticipantInput",
    { ...spoken(menu.say), InputTimeLimitSeconds: within("within", menu.within, 1, 180), StoreInput: "False" },
    {
      next: menu.otherwise,
      errors: {
        InputTimeLimitExceeded: menu.silence,
        NoMatchingCondition: menu.otherwise,
        NoMatchingError: menu.error,
      },
      equals: menu.keys,
    },
  );
}

/**
 * Says it and collects `most` keys at most into `$.StoredCustomerInput`; `within` seconds for the first, `betweenDigits`
 * (1 to 20) for each that follows. Silence takes `next` too, with "Timeout" in place of digits: compare before you use it.
 * ⚠ AWS does not say whether that word is encrypted where the digits are.
 */
export function collect<Name extends string>(collect: {
  say: Prompt;
  within: number;
  betweenDigits?: number;
  most: number;
  /** Up to five keys that end the input, such as "#". */
  endedBy?: string;
  /** The security key and the certificate of this name: what is keyed is encrypted for it before a flow or a log sees it. */
  encryptedBy?: string;
  next: Name;
  error: Name;
}) {
  const between = collect.betweenDigits;
  const dtmf = {
    DisableCancelKey: "False",
    ...(collect.endedBy !== undefined && { InputTerminationSequence: collect.endedBy }),
    ...(between !== undefined && { InterdigitTimeLimitSeconds: within("betweenDigits", between, 1, 20) }),
  };
  return step<Name>(
    "GetParticipantInput",
    {
      ...spoken(collect.say),
      InputTimeLimitSeconds: within("within", collect.within, 1, 180),
      StoreInput: "True",
      DTMFConfiguration: dtmf,
      InputValidation: { CustomValidation: { MaximumLength: within("most", collect.most, 1, 20) } },
      InputEncryption: collect.encryptedBy === undefined ? undefined : encryption(collect.encryptedBy),
    },
    { next: collect.next, errors: { NoMatchingError: collect.error } },
  );
}

/** https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html: the key's id, and a certificate that it signs. */
const encryption = (key: string) => ({
  EncryptionKeyId: { sort: "securityKeys", named: key } as const,
  Key: { sort: "certificates", named: key } as const,
});

/**
 * Lets a Lex bot talk to the caller, with `with` as its session's attributes; goes on by the intent that was fulfilled.
 * `error` is for a bot that fails, `otherwise` for an intent that has no branch, `silence` for a chat that fell silent.
 */
export function askBot<Name extends string>(ask: {
  bot: string;
  say: Prompt;
  with?: Readonly<Record<string, string>>;
  intents: { readonly [intent: string]: Name };
  otherwise: Name;
  error: Name;
  silence?: Name;
}) {
  return step<Name>(
    "ConnectParticipantWithLexBot",
    { ...spoken(ask.say), LexV2Bot: { AliasArn: named("bots", ask.bot) }, LexSessionAttributes: ask.with },
    {
      next: ask.otherwise,
      errors: { InputTimeLimitExceeded: ask.silence, NoMatchingError: ask.error, NoMatchingCondition: ask.otherwise },
      equals: ask.intents,
    },
  );
}

/** Hangs up: the end of the call. */
export function hangUp() {
  return step<never>("DisconnectParticipant", {}, {});
}
