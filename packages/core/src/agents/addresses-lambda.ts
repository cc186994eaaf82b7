import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import * as z from "zod";
import type { FindingCode } from "../mailboxes/finding.ts";
import type { Unchecked, Warned } from "../mailboxes/warn.ts";
import type { LookAtAddresses } from "./addresses.ts";

const text = z.string();
const count = z.int().min(0);
/** A code that is new is told like any other. */
const Code = z.custom<FindingCode>((value) => typeof value === "string");
const Answer = z.preprocess(
  parsed,
  z.union([
    z.object({ unchecked: z.object({ code: text, message: text }) }),
    z.object({
      ...{ asked: count, accounts: count, warned: count, more: count },
      warnings: z.array(z.object({ login: text, code: Code, address: text, message: text })),
    }),
  ]),
);

/** Text that is no JSON is no answer. */
function parsed(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

export type AddressesFunction = {
  client: LambdaClient;
  name: string;
  /** Told of a request that failed, for the log. */
  failed?: (error: unknown) => void;
};

/**
 * Asks the function that reads the directory, and waits for it: the client must wait for longer than that may run. Whatever goes
 * wrong is an answer, since agents are made all the same: an upload must not be kept from its end by it.
 */
export function lambdaAddresses({ client, name, failed }: AddressesFunction): LookAtAddresses {
  return async (asked): Promise<Warned | Unchecked> => {
    const Payload = Buffer.from(JSON.stringify(asked));
    try {
      const reply = await client.send(new InvokeCommand({ FunctionName: name, Payload }));
      if (reply.FunctionError) return unchecked("AddressesFailed");
      const answer = Answer.safeParse(reply.Payload?.transformToString());
      return answer.success ? answer.data : unchecked("AddressesFailed");
    } catch (error) {
      failed?.(error);
      // Messages of AWS name roles and functions, which are no business of who reads the report.
      return unchecked(error instanceof Error ? error.name : "AddressesFailed");
    }
  };
}

const unchecked = (code: string): Unchecked => ({
  unchecked: {
    code,
    message:
      "The function that looks at addresses did not answer, so that nobody knows whether they would collide. Have an engineer look at its log, and at the finish's; then drop the file into plan/create/ to have them looked at again.",
  },
});
