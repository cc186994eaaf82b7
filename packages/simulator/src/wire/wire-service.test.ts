import * as Connect from "@aws-sdk/client-connect";
import {
  ConnectClient,
  CreateUserCommand,
  DuplicateResourceException,
  ListPromptsCommand,
  ListUsersCommand,
} from "@aws-sdk/client-connect";
import * as Lambda from "@aws-sdk/client-lambda";
import * as STS from "@aws-sdk/client-sts";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Request, Service } from "../gateway/service.ts";
import { fault } from "./fault.ts";
import type { Call, Handlers } from "./handlers.ts";
import { serveForTest } from "./server.test-support.ts";
import { wireService } from "./wire-service.ts";

const credentials = { accessKeyId: "AKIACALLER", secretAccessKey: "secret" };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function clientsOf(service: Service) {
  const { endpoint, close } = await serveForTest(service);
  closing.push(close);
  const config = { endpoint, region: "eu-west-2", credentials, maxAttempts: 1 };
  return {
    endpoint,
    connect: new ConnectClient(config),
    lambda: new Lambda.LambdaClient(config),
    sts: new STS.STSClient(config),
  };
}

const request = (method: string, path: string, body = "", headers: Request["headers"] = {}): Request => ({
  method,
  path,
  query: new URLSearchParams(),
  headers,
  body: Buffer.from(body),
});
const user = { InstanceId: "i-1", Username: "ann", SecurityProfileIds: ["sp"], RoutingProfileId: "rp" };

describe("an ask", () => {
  const service = wireService(
    Connect,
    { CreateUser: async () => ({ UserId: "1" }) },
    {
      hidden: ["Mobile"],
      needs: (operation, { InstanceId }) => [{ action: `connect:${operation}`, resources: [InstanceId] }],
    },
  );
  const create = (input: object) => service.ask(request("PUT", "/users/i-1", JSON.stringify(input)), undefined, "r-1");

  it("names the operation and what it needs before anything is done", async () => {
    const { InstanceId, ...body } = user;
    const ask = await create(body);
    expect(ask.operation).toBe("CreateUser");
    expect(ask.needs).toEqual([{ action: "connect:CreateUser", resources: ["i-1"] }]);
    expect(ask.input).toEqual(user);
  });

  it("keeps sensitive members out of what people read", async () => {
    const IdentityInfo = { FirstName: "Ann", Email: "ann@example.com", Mobile: "+441632960001" };
    const PhoneNumberConfigs = [{ Channel: "VOICE", PhoneType: "DESK_PHONE", PhoneNumber: "+441632960002" }];
    const ask = await create({ ...user, Password: "Secret123", IdentityInfo, PhoneNumberConfigs });
    expect(ask.input).toMatchObject({ Username: "ann", Password: "***", IdentityInfo: { Mobile: "***" } });
    expect(JSON.stringify(ask)).not.toMatch(/Secret123|example\.com|\+44|"Ann"/);
  });

  it("needs the operation on everything where nothing else is said", async () => {
    const plain = wireService(Lambda, { ListLayers: async () => ({ Layers: [] }) });
    const ask = await plain.ask(request("GET", "/2018-10-31/layers"), undefined, "r-1");
    expect(ask.needs).toEqual([{ action: "lambda:ListLayers", resources: ["*"] }]);
  });

  it("needs nothing where it can only fail", async () => {
    const unknown = await service.ask(request("GET", "/nowhere"), undefined, "r-1");
    expect(unknown).toMatchObject({ operation: "GET /nowhere", needs: [] });
    const reply = await unknown.answer();
    expect([reply.status, JSON.parse(String(reply.body)).message]).toEqual([
      501,
      "NotImplemented: connect.GET /nowhere",
    ]);
    const broken = await service.ask(request("PUT", "/users/i-1", "{"), undefined, "r-1");
    expect(broken.needs).toEqual([]);
    expect((await broken.answer()).headers).toMatchObject({ "x-amzn-errortype": "SerializationException" });
    const mangled = await service.ask(request("PUT", "/users/%zz", "{}"), undefined, "r-1");
    expect((await mangled.answer()).status).toBe(400);
  });
});

describe("an answer", () => {
  it("tells the handler who calls what", async () => {
    const calls: Call[] = [];
    const service = wireService(Connect, {
      async ListUsers(_, call) {
        calls.push(call);
        return { UserSummaryList: [] };
      },
    });
    const { connect } = await clientsOf(service);
    const { $metadata } = await connect.send(new ListUsersCommand({ InstanceId: "i-1" }));
    const caller = { accessKeyId: "AKIACALLER", region: "eu-west-2" };
    expect(calls).toEqual([{ service: "connect", operation: "ListUsers", requestId: $metadata.requestId, caller }]);
  });

  it("gives the SDK's exceptions and faults as they are", async () => {
    const service = wireService(Connect, {
      async CreateUser({ Username }) {
        if (Username === "teapot") throw fault("Teapot", "short & <stout>", 418);
        throw new DuplicateResourceException({ message: "ann exists", $metadata: {} });
      },
    });
    const { connect } = await clientsOf(service);
    const caught = await connect.send(new CreateUserCommand(user)).catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(DuplicateResourceException);
    expect(caught).toMatchObject({ message: "ann exists", $metadata: { httpStatusCode: 409 } });
    await expect(connect.send(new CreateUserCommand({ ...user, Username: "teapot" }))).rejects.toMatchObject({
      name: "Teapot",
      message: "short & <stout>",
      $metadata: { httpStatusCode: 418 },
    });
  });

  it("names an operation that is not simulated, once", async () => {
    const { endpoint } = await clientsOf(wireService(Connect, {}));
    const patient = new ConnectClient({ endpoint, region: "eu-west-2", credentials, maxAttempts: 3 });
    await expect(patient.send(new ListPromptsCommand({ InstanceId: "i-1" }))).rejects.toMatchObject({
      name: "NotImplemented",
      message: "NotImplemented: connect.ListPrompts",
      $metadata: { httpStatusCode: 501, attempts: 1 },
    });
  });

  it("refuses missing and mistyped members by name", async () => {
    const { connect } = await clientsOf(wireService(Connect, { CreateUser: async () => ({}) }));
    const missing = { InstanceId: "i-1", Username: "x" } as typeof user;
    await expect(connect.send(new CreateUserCommand(missing))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringMatching(/2 validation errors.*'SecurityProfileIds'.*'RoutingProfileId'/),
    });
    const mistyped = { ...user, PhoneConfig: { AutoAccept: "yes" as unknown as boolean } };
    await expect(connect.send(new CreateUserCommand(mistyped))).rejects.toMatchObject({
      name: "SerializationException",
      message: expect.stringContaining("'PhoneConfig.AutoAccept' must be of type boolean"),
    });
  });

  it("answers a handler's bug with 500 and prints it", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const handlers: Handlers<typeof Connect> = {
      CreateUser: async () => {
        throw new TypeError("a bug");
      },
      ListUsers: async () => ({ Userz: [] }) as never,
    };
    const { connect } = await clientsOf(wireService(Connect, handlers));
    await expect(connect.send(new CreateUserCommand(user))).rejects.toMatchObject({ name: "InternalFailure" });
    await expect(connect.send(new ListUsersCommand({ InstanceId: "i-1" }))).rejects.toMatchObject({
      name: "InternalFailure",
      message: expect.stringContaining("'Userz' is unknown"),
    });
    expect(printed).toHaveBeenCalledTimes(2);
    printed.mockRestore();
  });

  it("carries bytes and parameters of Lambda's Invoke", async () => {
    const service = wireService(Lambda, {
      Invoke: async ({ Qualifier, Payload }) => ({ StatusCode: 200, ExecutedVersion: Qualifier, Payload }),
    });
    const { lambda } = await clientsOf(service);
    const FunctionName = "arn:aws:lambda:eu-west-2:1:function:echo";
    const reply = await lambda.send(new Lambda.InvokeCommand({ FunctionName, Qualifier: "live", Payload: '"wörld"' }));
    expect([reply.StatusCode, reply.ExecutedVersion, reply.Payload?.transformToString()]).toEqual([
      200,
      "live",
      '"wörld"',
    ]);
  });

  it("speaks the query protocol", async () => {
    const service = wireService(STS, {
      GetCallerIdentity: async (_, { caller }) => ({ Account: "1", Arn: `user/${caller?.accessKeyId}` }),
      AssumeRole: async () => {
        throw new STS.ExpiredTokenException({ message: "too <late> & gone", $metadata: {} });
      },
    });
    const { sts } = await clientsOf(service);
    expect((await sts.send(new STS.GetCallerIdentityCommand({}))).Arn).toBe("user/AKIACALLER");
    const assume = new STS.AssumeRoleCommand({ RoleArn: "arn", RoleSessionName: "s" });
    const caught = await sts.send(assume).catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(STS.ExpiredTokenException);
    expect(caught).toMatchObject({ message: "too <late> & gone" });
  });
});

describe("a refusal", () => {
  const message = "User: a is not authorized to perform: b";

  it("is AccessDeniedException for JSON services", () => {
    const reply = wireService(Connect, {}).refuse("AccessDenied", message, 403, "r-1");
    expect(reply.status).toBe(403);
    expect(reply.headers).toMatchObject({ "x-amzn-errortype": "AccessDeniedException", "x-amzn-requestid": "r-1" });
    expect(JSON.parse(String(reply.body))).toMatchObject({ __type: "AccessDeniedException", Message: message });
  });

  it("is AccessDenied for query services", () => {
    const reply = wireService(STS, {}).refuse("AccessDenied", message, 403, "r-1");
    expect(reply.status).toBe(403);
    expect(String(reply.body)).toContain(`<Code>AccessDenied</Code><Message>${message}</Message>`);
  });

  it("keeps other codes", () => {
    expect(wireService(Connect, {}).refuse("RequestTimeout", "late", 408, "r-1")).toMatchObject({ status: 408 });
  });
});
