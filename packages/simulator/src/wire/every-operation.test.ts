import * as Connect from "@aws-sdk/client-connect";
import * as Lambda from "@aws-sdk/client-lambda";
import * as SNS from "@aws-sdk/client-sns";
import * as STS from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Handlers } from "./handlers.ts";
import { sample } from "./sample.test-support.ts";
import { type Members, type Operation, readModel, traitsOf } from "./schema.ts";
import { serveForTest } from "./server.test-support.ts";
import { wireService } from "./wire-service.ts";

/** Packages that the simulator need not depend on are tested where they happen to be installed. */
const optional = async (name: string): Promise<[string, Members][]> =>
  import(name).then(
    (found) => [[name, found]],
    () => [],
  );
const packages: [string, Members][] = [
  ["@aws-sdk/client-connect", Connect],
  ["@aws-sdk/client-lambda", Lambda],
  ["@aws-sdk/client-sns", SNS],
  ["@aws-sdk/client-sts", STS],
  ...(await optional("@aws-sdk/client-sqs")),
  ...(await optional("@aws-sdk/client-dynamodb")),
  ...(await optional("@aws-sdk/client-kms")),
  ...(await optional("@aws-sdk/client-pinpoint-sms-voice-v2")),
  ...(await optional("@aws-sdk/client-ec2")),
  ...(await optional("@aws-sdk/client-lex-runtime-v2")),
];

/** The same values whichever class the client or the server holds them in. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === "$metadata" ? undefined : bytesToText(inner))) ?? "null");

function bytesToText(value: Members | undefined): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  return value?.type === "Buffer" ? Buffer.from(value.data).toString() : value;
}

describe.each(packages)("%s", (_, clientPackage) => {
  const model = readModel(clientPackage);
  const seen: { input?: unknown; error?: Error | undefined } = {};
  const streams = ({ input, output }: Operation) => input.getEventStreamMember() || output.getEventStreamMember();
  const operations = [...model.operations.values()].filter((operation) => !streams(operation));
  const answering = operations.map(({ name, output }) => [
    name,
    async (input: unknown) => {
      seen.input = input;
      if (seen.error) throw seen.error;
      return sample(output);
    },
  ]);
  const service = wireService(clientPackage, Object.fromEntries(answering) as Handlers<Members>);
  let served: Awaited<ReturnType<typeof serveForTest>>;
  let client: { send(command: unknown): Promise<Members>; destroy(): void };
  const send = (name: string, input: unknown) => client.send(new clientPackage[`${name}Command`](input));

  beforeAll(async () => {
    served = await serveForTest(service);
    const Client = clientPackage[Object.keys(clientPackage).find((key) => /^[A-Z]\w*Client$/.test(key)) ?? ""];
    const credentials = { accessKeyId: "AKIA", secretAccessKey: "s" };
    client = new Client({ endpoint: served.endpoint, region: "eu-west-2", credentials, maxAttempts: 1, md5: false });
  });
  afterAll(async () => {
    client.destroy();
    await served.close();
  });

  it("carries every member of every operation there and back", async () => {
    for (const { name, input, output } of operations) {
      const sent = sample(input);
      const { $metadata, ...received } = await send(name, sent).catch((cause) => {
        throw new Error(`${name} failed`, { cause });
      });
      for (const [key, value] of Object.entries(received))
        if (value?.transformToByteArray) received[key] = await value.transformToByteArray();
      expect(plain(seen.input), `${name} input`).toEqual(plain(sent));
      expect(plain(received), `${name} output`).toEqual(plain(sample(output)));
    }
  }, 60_000);

  it("carries every modelled error with its members", async () => {
    const [first] = operations;
    if (!first) throw new Error("no operations");
    for (const shape of new Set(model.errors.values())) {
      const name = shape.getName() ?? "";
      const code = traitsOf(shape).awsQueryError?.[0];
      const shared = model.settings.awsQueryCompatible && code && model.errors.get(code) !== shape;
      if (!clientPackage[name] || name.endsWith("ServiceException") || shared) continue;
      const members = sample(shape) as Members;
      seen.error = new clientPackage[name]({ ...members, message: "text <&>", $metadata: {} });
      const caught = await send(first.name, sample(first.input)).catch((error) => error);
      seen.error = undefined;
      const status = traitsOf(shape).httpError ?? (traitsOf(shape).error === "server" ? 500 : 400);
      expect(caught).toBeInstanceOf(clientPackage[name]);
      expect(caught).toMatchObject({ message: "text <&>", $metadata: { httpStatusCode: status } });
      const further = Object.entries(members).filter(([key]) => !/^message$/i.test(key));
      for (const [key, value] of further) expect(plain(caught[key]), `${name}.${key}`).toEqual(plain(value));
    }
  });
});
