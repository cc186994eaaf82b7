import * as z from "zod";
import type { Call } from "../contact/call.ts";
import { encryptInput } from "../encryption/encrypt-input.ts";
import { encryptionKey, type InputEncryption } from "../encryption/encryption-key.ts";
import { type Doing, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, type Outcome, success } from "../flow/outcome.ts";
import type { Key } from "../handset.ts";
import { dialled, PhoneNumberValidation } from "./phone-number.ts";
import { trueOrFalse } from "./true-or-false.ts";

const Parameters = z.object({
  InputValidation: z
    .object({
      CustomValidation: z.object({ MaximumLength: z.coerce.number().int().min(1) }).optional(),
      PhoneNumberValidation: PhoneNumberValidation.optional(),
    })
    .optional(),
  InputEncryption: z.object({ EncryptionKeyId: z.string(), Key: z.string() }).optional(),
  DTMFConfiguration: z
    .object({
      InputTerminationSequence: z.coerce.string().optional(),
      DisableCancelKey: trueOrFalse.optional(),
      InterdigitTimeLimitSeconds: z.coerce.number().optional(),
    })
    .optional(),
});

/**
 * What a flow finds in `$.StoredCustomerInput` where the caller keyed nothing. ⚠ In plain here, even where the flow encrypts; AWS
 * does not say.
 */
const TIMEOUT = "Timeout";
/** ⚠ The guide says it of the block's settings; the Flow language's reference names no default. */
const TERMINATOR = "#";
const BETWEEN_KEYS = 5;

/**
 * Collects keys up to the terminator, the greatest length or a pause, and stores them. A caller who keys nothing takes the
 * success branch, with `Timeout` as the input. What cannot be encrypted is not stored.
 * https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
 */
export async function storeInput(doing: Doing, limit: number): Promise<Outcome> {
  const { call } = doing;
  const { InputValidation, InputEncryption, DTMFConfiguration } = read(Parameters, doing);
  const phone = InputValidation?.PhoneNumberValidation;
  const keys = await collect(call, {
    limit,
    between: (DTMFConfiguration?.InterdigitTimeLimitSeconds ?? BETWEEN_KEYS) * 1000,
    most: InputValidation?.CustomValidation?.MaximumLength ?? Number.POSITIVE_INFINITY,
    terminator: DTMFConfiguration?.InputTerminationSequence || TERMINATOR,
    cancels: !DTMFConfiguration?.DisableCancelKey,
  });
  if (keys === undefined) {
    call.note({ what: "silent", for: limit });
    call.contact.storedInput = TIMEOUT;
    return success;
  }
  call.note({ what: "pressed", keys: InputEncryption ? "•".repeat(keys.pressed.length) : keys.pressed });
  const number = phone ? dialled(keys.input, phone) : undefined;
  if (phone && number === undefined) return failed("InvalidPhoneNumber", `not a phone number of ${phone.NumberFormat}`);
  return keep(call, number ?? keys.input, InputEncryption);
}

/** ⚠ AWS does not say when a certificate that will not do is noticed; here it is when there is something to encrypt. */
async function keep({ contact, exchange }: Call, input: string, encryption?: InputEncryption): Promise<Outcome> {
  if (!encryption) {
    contact.storedInput = input;
    return success;
  }
  const found = encryptionKey(exchange.securityKeys, encryption);
  if ("fault" in found) return failed(NO_MATCHING_ERROR, found.fault);
  contact.storedInput = await encryptInput(input, found.key, encryption.EncryptionKeyId);
  return success;
}

type Collecting = { limit: number; between: number; most: number; terminator: string; cancels: boolean };

async function collect(call: Call, { limit, between, most, terminator, cancels }: Collecting) {
  let input = "";
  let pressed = "";
  for (;;) {
    const key = await nextKey(call, pressed ? between : limit);
    if (key === undefined) return pressed ? { input, pressed } : undefined;
    pressed += key;
    if (key === "*" && cancels) input = "";
    else input += key;
    if (input.endsWith(terminator)) return { input: input.slice(0, -terminator.length), pressed };
    if (input.length >= most) return { input, pressed };
  }
}

async function nextKey(call: Call, within: number): Promise<Key | undefined> {
  const end = call.elapsed + within;
  while (call.elapsed < end) {
    const act = await call.ask("keys", end - call.elapsed);
    if (!act) return undefined;
    if (act.does === "press") return act.key;
    call.note({ what: "said", text: act.text });
    if (act.after === 0) call.pass(1);
  }
  return undefined;
}
