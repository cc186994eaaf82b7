import { NormalizedSchema } from "@smithy/core/schema";

export type Shape = NormalizedSchema;

/** Values by member name; their types are known to the schemas only. */
// biome-ignore lint/suspicious/noExplicitAny: what a member holds is decided by a schema at run time
export type Members = Record<string, any>;

export type Operation = {
  name: string;
  input: Shape;
  output: Shape;
  http?: [method: string, uri: string, status: number];
};

export type Serializer = { write(shape: Shape, value: unknown): void; flush(): unknown };

/** What the SDK's client has of its service: names, the protocol and its way to write members. */
export type Settings = {
  serviceId: string;
  defaultSigningName: string;
  protocol: {
    getShapeId(): string;
    getPayloadCodec(): {
      createSerializer(): Serializer;
      createDeserializer(): { read(shape: Shape, body: Uint8Array): unknown };
    };
  };
  protocolSettings: { serviceTarget?: string; version?: string; xmlNamespace?: string; awsQueryCompatible?: boolean };
};

export type Model = {
  /** The service's name in messages, e.g. `connect`. */
  id: string;
  signingName: string;
  /** E.g. `restJson1`, `awsJson1_0`, `awsQuery`, `ec2Query`. */
  protocol: string;
  settings: Settings["protocolSettings"];
  /** The query protocols have none: it is made when it is asked for. */
  codec: Settings["protocol"]["getPayloadCodec"];
  operations: Map<string, Operation>;
  /** By the name of the exception and, where it has one, by the code of the query protocol. */
  errors: Map<string, Shape>;
};

/** The first element of an exported schema says what it describes. */
const [OPERATION, ERROR] = [9, -3];

/** What a schema says of a shape beside its type, by trait; nothing for no shape. */
export const traitsOf = (shape: Shape | undefined): Members => shape?.getMergedTraits() ?? {};

const shapeOf = (schema: unknown): Shape => NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);

/** Reads an AWS service out of the schemas that its SDK client package exports. */
export function readModel(clientPackage: object): Model {
  const exported = Object.entries(clientPackage);
  const { serviceId, defaultSigningName, protocol, protocolSettings } = settingsOf(exported);
  const operations = new Map<string, Operation>();
  const errors = new Map<string, Shape>();
  for (const [key, schema] of exported) {
    if (!key.endsWith("$") || !Array.isArray(schema)) continue;
    const [kind, , name, , input, output] = schema;
    const { http, awsQueryError: [code] = [name] } = traitsOf(shapeOf(schema));
    if (kind === OPERATION) operations.set(name, { name, http, input: shapeOf(input), output: shapeOf(output) });
    if (kind === ERROR) errors.set(name, shapeOf(schema)).set(code, shapeOf(schema));
  }
  return {
    id: serviceId.toLowerCase().replaceAll(" ", "-"),
    signingName: defaultSigningName,
    protocol: protocol.getShapeId().split("#")[1] ?? "",
    settings: protocolSettings,
    codec: () => protocol.getPayloadCodec(),
    operations,
    errors,
  };
}

/** The settings are found on a client only: one is made, never used and needs no real credentials. */
function settingsOf(exported: [string, unknown][]): Settings {
  const [, Client] = exported.find(([name]) => /^[A-Z]\w*Client$/.test(name)) ?? [];
  if (typeof Client !== "function") throw new Error("This package exports no AWS client.");
  const credentials = { accessKeyId: "-", secretAccessKey: "-" };
  return Reflect.construct(Client, [{ region: "us-east-1", credentials }]).config;
}
