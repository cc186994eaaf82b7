import { ConnectServiceException } from "@aws-sdk/client-connect";
import { expect, it } from "vitest";
import { type Connect, call } from "./connect-calls.ts";

const slots: string[] = [];
let throttles = 0;
const connect = {
  limiter: {
    async slot(operation: string) {
      slots.push(operation);
      return { operation, pace: undefined };
    },
    async throttled() {
      throttles += 1;
    },
  },
  deadline: 0,
} as unknown as Connect;
const failing = (name: string, message: string) => () =>
  Promise.reject(new ConnectServiceException({ name, message, $fault: "client", $metadata: {} }));

it("takes the secret out of what Connect says, whether it is final or not", async () => {
  const echo = (name: string) => call("CreateUser", connect, failing(name, "bad value Sesame0pen"), "Sesame0pen");
  await expect(echo("InvalidParameterException")).rejects.toMatchObject({
    name: "Refused",
    code: "InvalidParameter",
    message: "Amazon Connect refused CreateUser: bad value ***",
  });
  await expect(echo("InternalServiceException")).rejects.toThrow(/^bad value \*\*\*$/);
});

it("waits for a slot before each try of a throttled call, and gives up after five", async () => {
  slots.length = 0;
  await expect(call("CreateUser", connect, failing("ThrottlingException", "slow"))).rejects.toThrow("slow");
  expect(slots).toHaveLength(5);
  expect(throttles).toBe(5);
});

it("does not try again what is a quota and no throttle, though it is a 429 as well", async () => {
  slots.length = 0;
  await expect(call("CreateUser", connect, failing("LimitExceededException", "full"))).rejects.toMatchObject({
    code: "LimitExceeded",
  });
  expect(slots).toHaveLength(1);
});
