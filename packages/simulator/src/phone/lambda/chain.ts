import type { Call } from "../contact/call.ts";

/**
 * Milliseconds of all functions together, without a prompt between them.
 * https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
const LONGEST_CHAIN = 20_000;
export const CHAIN_IS_OVER = "functions took 20 s since the caller last heard something";

/** What is left of the chain, in milliseconds; nothing where it is over. */
export function leftOfChain({ lambdaTime }: Call): number | undefined {
  const left = LONGEST_CHAIN - lambdaTime;
  return left > 0 ? left : undefined;
}

/** A function took so long, on the call's clock and of the chain. */
export function spend(call: Call, ms: number): void {
  call.lambdaTime += ms;
  call.pass(ms);
}
