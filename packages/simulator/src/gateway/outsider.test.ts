import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";

describe("the gateway", () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await openCloud({ account: "123456789012", region: "us-east-1", port: 0 });
  });
  afterAll(() => cloud.close());
  /** fetch does not let anyone set Host and Origin. */
  const statusOf = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${cloud.endpoint}${path}`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject).end();
    });
  const operator = { authorization: "AWS4-HMAC-SHA256 Credential=operator/20260101/us-east-1/s3/aws4_request" };

  it.each<[string, Record<string, string>]>([
    ["a page of elsewhere", { origin: "https://example.com" }],
    ["a page without an origin", { origin: "null" }],
    ["a page of another port", { origin: "http://127.0.0.1:1" }],
    ["a cross-site request", { "sec-fetch-site": "cross-site" }],
    ["a host name of elsewhere that leads here", { host: "rebound.example.com" }],
    ["a host name that only begins with an address", { host: "127.0.0.1.example.com" }],
  ])("refuses %s, as operator and as reader of the journal", async (_what, headers) => {
    expect(await statusOf("/_journal", headers)).toBe(403);
    expect(await statusOf("/", { ...operator, ...headers })).toBe(403);
    expect(cloud.journal.entries().at(-1)).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  it.each<[string, (port: number) => Record<string, string>]>([
    ["its own address", () => ({})],
    ["localhost", (port) => ({ host: `localhost:${port}` })],
    ["IPv6", (port) => ({ host: `[::1]:${port}` })],
    ["a bucket's host", (port) => ({ host: `drop.localhost:${port}` })],
    ["a page of its own", (port) => ({ origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" })],
  ])("answers at %s", async (_what, headersAt) => {
    expect(await statusOf("/_journal", headersAt(cloud.port))).toBe(200);
    expect(await statusOf("/", { ...operator, ...headersAt(cloud.port) })).toBeLessThan(403);
  });
});
