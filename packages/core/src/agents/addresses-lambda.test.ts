import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { describe, expect, it, onTestFinished } from "vitest";
import { lambdaAddresses } from "./addresses-lambda.ts";

/** What is answered where Lambda does so; how often it was asked, and for what. */
async function ask(answers: RequestListener) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push(`${request.url} ${Buffer.concat(await request.toArray())}`);
    answers(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = new LambdaClient({
    ...{ endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", maxAttempts: 2 },
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    requestHandler: { requestTimeout: 300, socketTimeout: 300, throwOnRequestTimeout: true },
  });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  const answer = await lambdaAddresses({ client, name: "addresses" })({ upload: "june", logins: ["ann"] });
  return { answer, asked };
}

const saying =
  (body: unknown, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}) =>
  (_: unknown, response: Parameters<RequestListener>[1]) =>
    void response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
const refusing = (name: string, status: number) =>
  saying(
    { Message: "arn:aws:lambda:us-east-1:111122223333:function:addresses" },
    {
      ...{ status, headers: { "x-amzn-errortype": name } },
    },
  );
const unchecked = (code: string) => ({ unchecked: { code, message: expect.stringContaining("nobody knows") } });

describe("the function that looks at addresses", () => {
  it("is asked once, by the upload and its logins, and answers what it found", async () => {
    const found = { asked: 1, accounts: 1, warned: 0, warnings: [], more: 0 };
    const { answer, asked } = await ask(saying(found));
    expect(answer).toEqual(found);
    expect(asked).toEqual(['/2015-03-31/functions/addresses/invocations {"upload":"june","logins":["ann"]}']);
  });

  it("says why it found nothing out", async () => {
    const why = { unchecked: { code: "DirectoryDown", message: "The directory did not answer in time." } };
    expect((await ask(saying(why))).answer).toEqual(why);
  });

  it("tells a warning by a code that is not known here", async () => {
    const warning = { login: "ann", code: "NewlyFound", address: "a@contoso.com", message: "It is new." };
    const found = { asked: 1, accounts: 1, warned: 1, warnings: [warning], more: 0 };
    expect((await ask(saying(found))).answer).toEqual(found);
  });

  it("has failed where it threw, ran out of time, or answers what nobody understands", async () => {
    const thrown = saying({ errorMessage: "secret" }, { headers: { "x-amz-function-error": "Unhandled" } });
    for (const answers of [thrown, saying("{"), saying(""), saying({ accounts: "many" }), saying("null")]) {
      const { answer, asked } = await ask(answers);
      expect([answer, asked.length]).toEqual([expect.objectContaining(unchecked("AddressesFailed")), 1]);
      expect(JSON.stringify(answer)).not.toContain("secret");
    }
  });

  it.each([
    ["AccessDeniedException", 403, 1],
    ["ResourceNotFoundException", 404, 1],
    ["TooManyRequestsException", 429, 2],
    ["ServiceException", 500, 2],
  ])("cannot be asked where Lambda says %s, which names nothing of the account", async (name, status, times) => {
    const { answer, asked } = await ask(refusing(name, status));
    expect([answer, asked.length]).toEqual([unchecked(name), times]);
    expect(JSON.stringify(answer)).not.toContain("arn:");
  });

  it("is given up where it never answers", async () => {
    const { answer, asked } = await ask(() => {});
    expect([answer, asked.length]).toEqual([unchecked("TimeoutError"), 2]);
  });

  it("answers at last where Lambda was only busy for a moment", async () => {
    let calls = 0;
    const found = { asked: 0, accounts: 0, warned: 0, warnings: [], more: 0 };
    const { answer } = await ask((request, response) => {
      calls += 1;
      (calls === 1 ? refusing("TooManyRequestsException", 429) : saying(found))(request, response);
    });
    expect(answer).toEqual(found);
  });
});
