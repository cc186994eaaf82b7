/**
 * A document as it was sent: the service's part in a trace, or a piece of one.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export type SegmentDocument = {
  name: string;
  id: string;
  trace_id: string;
  parent_id?: string;
  type?: "subsegment";
  start_time: number;
  end_time?: number;
  in_progress?: true;
  annotations?: Record<string, string | number | boolean>;
  metadata?: unknown;
  error?: boolean;
  throttle?: boolean;
  fault?: boolean;
  cause?: unknown;
  aws?: Record<string, unknown>;
  http?: Record<string, unknown>;
  namespace?: string;
  subsegments?: Omit<SegmentDocument, "trace_id" | "parent_id" | "type">[];
};
type Part = Partial<SegmentDocument>;

const LARGEST = 64 * 1024;
const HEADER = { format: "json", version: 1 };

/**
 * The document of a packet, whose first line is the header: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html.
 * Throws with what the daemon, or X-Ray, would not take.
 */
export function documentIn(packet: Buffer): SegmentDocument {
  const [header = "", ...rest] = packet.toString().split("\n");
  const { format, version } = JSON.parse(header);
  if (format !== HEADER.format || version !== HEADER.version) throw new Error(`the header is ${header}`);
  const text = rest.join("\n");
  if (Buffer.byteLength(text) > LARGEST) throw new Error(`the document has more than ${LARGEST} bytes`);
  const document = JSON.parse(text) as Part;
  if (!/^1-[\da-f]{8}-[\da-f]{24}$/.test(document.trace_id ?? "")) throw new Error(`trace_id is ${document.trace_id}`);
  if (document.type !== undefined && document.type !== "subsegment") throw new Error(`type is ${document.type}`);
  if (document.type === "subsegment" && !isId(document.parent_id))
    throw new Error(`parent_id is ${document.parent_id}`);
  check(document);
  return document as SegmentDocument;
}

const isId = (id: unknown): boolean => /^[\da-f]{16}$/.test(String(id));

function check({ name = "", id, start_time, end_time, in_progress, annotations = {}, subsegments = [] }: Part): void {
  if (!/^[\p{L}\p{N}\s_.:/%&#=+\\\-@]{1,200}$/u.test(name)) throw new Error(`name is “${name}”`);
  if (!isId(id)) throw new Error(`id is ${id}`);
  if (typeof start_time !== "number") throw new Error(`start_time is ${start_time}`);
  if (in_progress !== true && !(typeof end_time === "number" && end_time >= start_time))
    throw new Error(`end_time is ${end_time}`);
  if (Object.keys(annotations).length > 50) throw new Error("there are more than 50 annotations");
  for (const [key, value] of Object.entries(annotations)) {
    if (!/^\w{1,500}$/.test(key)) throw new Error(`an annotation is called “${key}”`);
    if (!["string", "number", "boolean"].includes(typeof value)) throw new Error(`${key} is a ${typeof value}`);
    if (String(value).length > 1000) throw new Error(`${key} has more than 1,000 characters`);
  }
  for (const part of subsegments) check(part);
}
