import * as Lambda from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { openBundles, place, role } from "./bundles.test-support.ts";

const MB = 1024 * 1024;
const bundles = openBundles();
const talks = bundles.write("talks", `export const handler = async ({ length = 0 }) => "x".repeat(length);`);

describe("a payload", () => {
  let cloud: Cloud;
  let lambda: Lambda.LambdaClient;
  beforeAll(async () => {
    cloud = await openCloud({ ...place, port: 0, functions: [talks], roles: [role("talks")] });
    const { endpoint, credentials } = cloud;
    lambda = new Lambda.LambdaClient({ region: place.region, endpoint, credentials });
  });
  afterAll(async () => {
    lambda.destroy();
    await cloud.close();
    bundles.remove();
  });
  const invoke = (input: object, InvocationType: Lambda.InvocationType = "RequestResponse") =>
    lambda.send(
      new Lambda.InvokeCommand({ FunctionName: "talks", InvocationType, Payload: Buffer.from(JSON.stringify(input)) }),
    );
  /** `{"pad":"…"}` of so many bytes. */
  const padded = (size: number) => ({ pad: "x".repeat(size - 10) });

  it("of a request that waits has 6 MB at most", async () => {
    expect((await invoke(padded(6 * MB))).FunctionError).toBeUndefined();
    const refused = await invoke(padded(6 * MB + 1)).catch((error) => error);
    expect(refused).toBeInstanceOf(Lambda.RequestTooLargeException);
    expect(refused).toMatchObject({ $metadata: { httpStatusCode: 413 } });
  });

  it("of an event has 1 MB at most", async () => {
    expect((await invoke(padded(MB), "Event")).StatusCode).toBe(202);
    await expect(invoke(padded(MB + 1), "Event")).rejects.toBeInstanceOf(Lambda.RequestTooLargeException);
    await cloud.settle();
  });

  it("of an answer has 6 MB at most", async () => {
    expect((await invoke({ length: 6 * MB })).FunctionError).toBeUndefined();
    const { FunctionError, Payload } = await invoke({ length: 6 * MB + 200 });
    expect(FunctionError).toBe("Unhandled");
    expect(JSON.parse(Payload?.transformToString() ?? "")).toEqual({
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    });
  });
});
