import { FromStringShapeDeserializer, ToStringShapeSerializer } from "@smithy/core/protocols";
import type { Reply, Request } from "../gateway/service.ts";
import type { Failure } from "./fault.ts";
import type { Members, Model, Operation, Serializer, Shape } from "./schema.ts";

/** One family of wire formats from the server's side: members out of requests, outputs and errors into replies. */
export interface Protocol {
  read(model: Model, operation: Operation, request: Request, labels: Record<string, string>): Promise<Members>;
  write(model: Model, operation: Operation, output: Members, requestId: string): Reply;
  fail(model: Model, failure: Failure, requestId: string): Reply;
}

/** Format 5 is `date-time`, the default in text; a member's own trait wins. */
export const textSettings = { timestampFormat: { useTrait: true, default: 5 as const }, httpBindings: true };

const reader = new FromStringShapeDeserializer(textSettings);
const writer = new ToStringShapeSerializer(textSettings);

/** A value from the text of a label, a header, a query parameter or a form field. */
export const fromText = (shape: Shape, text: string): unknown => reader.read(shape, text);

/** The text of a value, for a label, a header, a query parameter or a form field. */
export const toText = (shape: Shape, value: unknown): string => flush(writer, shape, value);

/** Serialisers give text or bytes. */
export function flush(serializer: Serializer, shape: Shape, value: unknown): string {
  serializer.write(shape, value);
  const written = serializer.flush();
  return typeof written === "string" ? written : new TextDecoder().decode(written as Uint8Array);
}

/** The members in a body of the protocol's own format. */
export const decode = async (model: Model, shape: Shape, body: Buffer): Promise<Members> =>
  (await model.codec().createDeserializer().read(shape, body)) as Members;

/** A value in the protocol's own format. */
export const encode = (model: Model, shape: Shape, value: unknown): string =>
  flush(model.codec().createSerializer(), shape, value);

/** Whose fault an error is, in the words of the query protocols. */
export const sideOf = (status: number): "Sender" | "Receiver" => (status < 500 ? "Sender" : "Receiver");
