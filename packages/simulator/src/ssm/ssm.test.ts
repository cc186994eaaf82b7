import { DecryptCommand, KMSClient } from "@aws-sdk/client-kms";
import * as SSM from "@aws-sdk/client-ssm";
import { describe, expect, it, onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import type { Statement } from "../iam/policy.ts";
import { ssmService } from "./ssm-service.ts";

const place = { account: "123456789012", region: "eu-west-2" };
const KEY = "arn:aws:kms:eu-west-2:123456789012:key/own";
const roleArn = "arn:aws:iam::123456789012:role/reader";
const arnOf = (name: string) => `arn:aws:ssm:eu-west-2:123456789012:parameter${name}`;

async function start(...statements: Statement[]) {
  const keys = [{ arn: KEY, aliases: ["alias/own"] }];
  const services = [ssmService({ ...place, keys })];
  const roles = [{ arn: roleArn, policies: [{ Statement: statements }] }];
  const cloud = await openCloud({ ...place, port: 0, keys, roles, services });
  onTestFinished(() => cloud.close());
  const clientOf = (credentials: typeof cloud.credentials) => {
    const client = new SSM.SSMClient({ ...place, endpoint: cloud.endpoint, credentials, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    return client;
  };
  const ssm = clientOf(cloud.credentials);
  return {
    cloud,
    ssm,
    reader: clientOf(cloud.credentialsOf(roleArn)),
    put: (Name: string, Value: string, more: Partial<SSM.PutParameterCommandInput> = {}) =>
      ssm.send(new SSM.PutParameterCommand({ Name, Value, Type: "String", ...more })),
    get: async (Name: string, WithDecryption = false, by = ssm) =>
      (await by.send(new SSM.GetParameterCommand({ Name, WithDecryption }))).Parameter,
  };
}

describe("Parameter Store", () => {
  it("keeps what is put, version by version, and gives any of them by its number", async () => {
    const { ssm, put, get } = await start();
    expect(await put("/sst/bootstrap", "1")).toMatchObject({ Version: 1, Tier: "Standard" });
    await expect(put("/sst/bootstrap", "2")).rejects.toMatchObject({ name: "ParameterAlreadyExists" });
    expect(await put("/sst/bootstrap", "2", { Overwrite: true, Type: undefined })).toMatchObject({ Version: 2 });
    const ARN = arnOf("/sst/bootstrap");
    expect(await get("/sst/bootstrap")).toEqual({
      ...{ Name: "/sst/bootstrap", Type: "String", Value: "2", Version: 2, ARN, DataType: "text" },
      LastModifiedDate: expect.any(Date),
    });
    expect(await get(ARN)).toMatchObject({ Value: "2" });
    expect(await get("/sst/bootstrap:1")).toMatchObject({ Value: "1", Version: 1, Selector: ":1" });
    await expect(get("/sst/bootstrap:3")).rejects.toMatchObject({ name: "ParameterVersionNotFound" });
    const history = await ssm.send(new SSM.GetParameterHistoryCommand({ Name: "/sst/bootstrap", MaxResults: 1 }));
    expect(history).toMatchObject({ Parameters: [{ Version: 1, Value: "1" }], NextToken: expect.any(String) });
  });

  it("keeps a hundred versions and lets the oldest go", async () => {
    const { put, get } = await start();
    for (let each = 1; each <= 101; each++) await put("counter", String(each), { Overwrite: true });
    expect(await get("counter")).toMatchObject({ Version: 101 });
    expect(await get("counter:2")).toMatchObject({ Value: "2" });
    await expect(get("counter:1")).rejects.toMatchObject({ name: "ParameterVersionNotFound" });
  });

  it("has one parameter for a name with a slash before it and without, and forgets what is deleted", async () => {
    const { ssm, put, get } = await start();
    await put("one", "1");
    await expect(put("/one", "2")).rejects.toMatchObject({ name: "ParameterAlreadyExists" });
    await put("/two", "2");
    const deleted = await ssm.send(new SSM.DeleteParametersCommand({ Names: ["/one", "/gone"] }));
    expect(deleted).toMatchObject({ DeletedParameters: ["/one"], InvalidParameters: ["/gone"] });
    await expect(get("one")).rejects.toMatchObject({ name: "ParameterNotFound" });
    await ssm.send(new SSM.DeleteParameterCommand({ Name: "/two" }));
    await expect(ssm.send(new SSM.DeleteParameterCommand({ Name: "/two" }))).rejects.toMatchObject({
      name: "ParameterNotFound",
    });
    expect(await put("/two", "anew")).toMatchObject({ Version: 1 });
  });

  it.each([
    ["ssm-of-ours", "ValidationException"],
    ["/aws/ours", "AccessDeniedException"],
    ["a name", "ValidationException"],
    ["a//b", "ValidationException"],
    ["not/qualified", "ValidationException"],
    [`/${Array(16).fill("x").join("/")}`, "HierarchyLevelLimitExceededException"],
    ["x".repeat(1_011), "ValidationException"],
  ])("does not create %s", async (name, fault) => {
    const { put } = await start();
    await expect(put(name, "1")).rejects.toMatchObject({ name: fault });
  });

  it("bounds values by their tier, which an advanced parameter keeps", async () => {
    const { put } = await start();
    await expect(put("empty", "")).rejects.toMatchObject({ name: "ValidationException" });
    await expect(put("large", "x".repeat(4_097))).rejects.toMatchObject({ name: "ValidationException" });
    expect(await put("large", "x".repeat(4_097), { Tier: "Intelligent-Tiering" })).toMatchObject({ Tier: "Advanced" });
    expect(await put("large", "x", { Overwrite: true })).toMatchObject({ Version: 2, Tier: "Advanced" });
    await expect(put("large", "x", { Overwrite: true, Tier: "Standard" })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(put("large", "x".repeat(8_193), { Overwrite: true })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("wants a type for a new parameter, and does not change it", async () => {
    const { put } = await start();
    await expect(put("kind", "1", { Type: undefined })).rejects.toMatchObject({ name: "ValidationException" });
    await put("kind", "1");
    await expect(put("kind", "2", { Type: "SecureString", Overwrite: true })).rejects.toMatchObject({
      name: "HierarchyTypeMismatchException",
    });
  });

  it("gives a SecureString in clear where that is asked for, else as KMS encrypted it", async () => {
    const { cloud, put, get } = await start();
    await put("/secret", "hush", { Type: "SecureString", KeyId: "alias/own" });
    expect(await get("/secret", true)).toMatchObject({ Type: "SecureString", Value: "hush" });
    const sealed = String((await get("/secret"))?.Value);
    expect(sealed).not.toContain("hush");
    const kms = new KMSClient({ region: place.region, endpoint: cloud.endpoint, credentials: cloud.credentials });
    onTestFinished(() => kms.destroy());
    const EncryptionContext = { PARAMETER_ARN: arnOf("/secret") };
    const opened = await kms.send(
      new DecryptCommand({ CiphertextBlob: Buffer.from(sealed, "base64"), EncryptionContext }),
    );
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe("hush");
    expect(JSON.stringify(cloud.journal.entries())).not.toContain("hush");
    await expect(put("/other", "x", { Type: "SecureString", KeyId: "alias/none" })).rejects.toMatchObject({
      name: "InvalidKeyId",
    });
  });

  it("lists what lies below a path, a level or all of them, page by page", async () => {
    const { ssm, put } = await start();
    for (const name of ["/a/1", "/a/2", "/a/b/3", "/ab/4", "/a"]) await put(name, name);
    const below = async (more: Partial<SSM.GetParametersByPathCommandInput>) => {
      const { Parameters = [], NextToken } = await ssm.send(
        new SSM.GetParametersByPathCommand({ Path: "/a", ...more }),
      );
      return { names: Parameters.map(({ Name }) => Name), NextToken };
    };
    expect((await below({})).names).toEqual(["/a/1", "/a/2"]);
    const first = await below({ Recursive: true, MaxResults: 2 });
    expect(first.names).toEqual(["/a/1", "/a/2"]);
    expect(await below({ Recursive: true, NextToken: first.NextToken })).toEqual({
      names: ["/a/b/3"],
      NextToken: undefined,
    });
    await expect(below({ NextToken: "forged" })).rejects.toMatchObject({ name: "InvalidNextToken" });
    await expect(below({ MaxResults: 11 })).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("gives several at once, and names those that are not there", async () => {
    const { ssm, put } = await start();
    await put("/there", "1");
    const found = await ssm.send(new SSM.GetParametersCommand({ Names: ["/there", "/gone", "/there:9"] }));
    expect(found).toMatchObject({ Parameters: [{ Value: "1" }], InvalidParameters: ["/gone", "/there:9"] });
    const eleven = Array.from({ length: 11 }, (_, at) => `/p${at}`);
    await expect(ssm.send(new SSM.GetParametersCommand({ Names: eleven }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("lets a role read what its policies name, and decrypt where it may use the key", async () => {
    const { put, get, reader } = await start({
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: arnOf("/ours/*"),
    });
    await put("/ours/plain", "1");
    await put("/ours/managed", "2", { Type: "SecureString" });
    await put("/ours/sealed", "3", { Type: "SecureString", KeyId: KEY });
    await put("/theirs", "4");
    expect(await get("/ours/plain", false, reader)).toMatchObject({ Value: "1" });
    expect(await get("/ours/managed", true, reader)).toMatchObject({ Value: "2" });
    for (const [name, isClear] of [
      ["/ours/sealed", true],
      ["/theirs", false],
    ] as const) {
      await expect(get(name, isClear, reader)).rejects.toMatchObject({ name: "AccessDeniedException" });
    }
  });

  it("says by name what is not simulated", async () => {
    const { put } = await start();
    await expect(put("a", "1", { AllowedPattern: "\\d" })).rejects.toMatchObject({
      name: "NotImplemented",
      message: "NotImplemented: ssm.PutParameter with AllowedPattern",
    });
  });
});
