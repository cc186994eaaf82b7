import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { EC2Client } from "@aws-sdk/client-ec2";
import { expect, it, onTestFinished } from "vitest";
import { ec2Instances } from "./instances-ec2.ts";

/** Instances behind an EC2 that refuses everything with one code. */
async function refusing(code: string, status = 400) {
  const server = http.createServer((_, response) => {
    response.writeHead(status, { "content-type": "text/xml" });
    response.end(`<Response><Errors><Error><Code>${code}</Code><Message>No.</Message></Error></Errors></Response>`);
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "a", secretAccessKey: "s" };
  const place = { endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", credentials };
  return ec2Instances({ client: new EC2Client({ ...place, maxAttempts: 1 }) });
}

it.each([
  ["IncorrectInstanceState", 400],
  ["InvalidInstanceID.NotFound", 400],
  ["OperationNotPermitted", 400],
  ["VcpuLimitExceeded", 400],
  ["InsufficientInstanceCapacity", 500],
])("nothing is started or stopped, and that is certain, where EC2 answers %s", async (code, status) => {
  const instances = await refusing(code, status);
  expect([await instances.start("i-1"), await instances.stop("i-1")]).toEqual(["refused", "refused"]);
});

it.each(["UnauthorizedOperation", "InternalError"])(
  "it is unknown what was done where EC2 answers %s",
  async (code) => {
    const instances = await refusing(code);
    await expect(instances.start("i-1")).rejects.toMatchObject({ name: code });
    await expect(instances.stop("i-1")).rejects.toMatchObject({ name: code });
  },
);

it.each(["InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed"])(
  "there is no instance where EC2 answers %s",
  async (code) => {
    expect(await (await refusing(code)).find("i-1")).toBeUndefined();
  },
);
