/** Where a rule is broken on purpose: by the rule, and the logical name of what breaks it. */
export type Exemption = { rule: string; of: RegExp; because: string; in?: string };

const KEEPS = "encrypts what it keeps under a key of these stacks";

export const EXEMPTIONS: Exemption[] = [
  {
    rule: "tries a message five times at least, since throttles count",
    ...{ of: /^RowsQueue$/, in: "the tests' stage" },
    because: "the tests ask for three, so that they need not wait for five",
  },
  {
    ...{ rule: "wait for a function longer than it may run", of: /^MainLine$/ },
    because: "every caller waits for its check of emergencies, which only reads and keeps nobody from the menu",
  },
  {
    ...{ rule: KEEPS, of: /^FlowLogs$/ },
    because: "CloudWatch encrypts it itself, as the log of an instance that is joined, which Amazon Connect makes",
  },
  {
    rule: KEEPS,
    of: /LogGroup$/,
    because: "CloudWatch encrypts logs itself; they hold ids and codes, no personal data",
  },
  {
    ...{ rule: "are rotated every year", of: /^PinKey$/ },
    because: "KMS rotates no keys of HMAC: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  },
  {
    ...{ rule: "can be restored to any second of 35 days", of: /^(Pins|ResetAttempts)Table$/ },
    because: "PINs and locks are to be gone when they are over",
  },
  {
    ...{ rule: "cannot be deleted by hand in production, and can be elsewhere", of: /^(Pins|ResetAttempts)Table$/ },
    because: "nobody misses a PIN or a lock for longer than it lasts",
  },
];
