import type { Reply } from "../gateway/service.ts";
import type { SqsFault } from "./fault.ts";
import type { Input } from "./operations.ts";

/** The names that lists and maps have in forms and in XML. */
const lists: Record<string, string> = {
  AttributeName: "AttributeNames",
  MessageAttributeName: "MessageAttributeNames",
  MessageSystemAttributeName: "MessageSystemAttributeNames",
  TagKey: "TagKeys",
  SendMessageBatchRequestEntry: "Entries",
  DeleteMessageBatchRequestEntry: "Entries",
  ChangeMessageVisibilityBatchRequestEntry: "Entries",
};
const maps: Record<string, string> = {
  Attribute: "Attributes",
  MessageAttribute: "MessageAttributes",
  MessageSystemAttribute: "MessageSystemAttributes",
  Tag: "Tags",
};
const numbers = new Set(["DelaySeconds", "VisibilityTimeout", "WaitTimeSeconds", "MaxNumberOfMessages", "MaxResults"]);
type Tree = { text?: string; parts: Map<string, Tree> };

/** The input of a call in the older query protocol, as the JSON protocol would have it. */
export function inputOf(form: URLSearchParams): Input {
  const root: Tree = { parts: new Map() };
  for (const [key, text] of form) {
    let at = root;
    for (const part of key.split(".")) {
      const next = at.parts.get(part) ?? { parts: new Map() };
      at.parts.set(part, next);
      at = next;
    }
    at.text = text;
  }
  return membersOf(root);
}

function membersOf({ parts }: Tree): Input {
  const input: Input = {};
  for (const [name, tree] of parts) {
    const items = [...tree.parts].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
    const list = lists[name];
    const map = maps[name];
    if (list) input[list] = items.map(textOrMembers);
    else if (map) input[map] = Object.fromEntries(items.map(pairOf));
    else input[name] = numbers.has(name) ? Number(tree.text) : textOrMembers(tree);
  }
  return input;
}
const textOrMembers = (tree: Tree) => tree.text ?? membersOf(tree);
const pairOf = ({ parts }: Tree): [string, unknown] => {
  const key = parts.get("Name") ?? parts.get("Key");
  return [key?.text ?? "", textOrMembers(parts.get("Value") ?? { text: "", parts: new Map() })];
};

const escaped = (text: string) => text.replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
const element = (name: string, content: string) => `<${name}>${content}</${name}>`;
const NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/";
const reply = (status: number, body: string): Reply => ({ status, headers: { "content-type": "text/xml" }, body });

/** An output in the query protocol's XML, whose lists and maps have names of their own. */
export function outputXml(action: string, output: object, requestId: string): Reply {
  const itemNames: Record<string, string> = {
    Successful: `${action}ResultEntry`,
    Failed: "BatchResultErrorEntry",
    Messages: "Message",
    QueueUrls: "QueueUrl",
    queueUrls: "QueueUrl",
  };
  const mapNames: Record<string, [string, string]> = {
    Attributes: ["Attribute", "Name"],
    MessageAttributes: ["MessageAttribute", "Name"],
    Tags: ["Tag", "Key"],
  };
  const xmlOf = (value: unknown): string => {
    if (typeof value !== "object" || value === null) return escaped(String(value));
    return Object.entries(value)
      .map(([name, member]) => memberXml(name, member))
      .join("");
  };
  const memberXml = (name: string, member: unknown): string => {
    const map = mapNames[name];
    if (Array.isArray(member)) return member.map((item) => element(itemNames[name] ?? name, xmlOf(item))).join("");
    if (!map) return element(name, xmlOf(member));
    const pairs = Object.entries(member as object);
    return pairs
      .map(([key, each]) => element(map[0], element(map[1], escaped(key)) + element("Value", xmlOf(each))))
      .join("");
  };
  const result = element(`${action}Result`, xmlOf(output));
  const metadata = element("ResponseMetadata", element("RequestId", requestId));
  return reply(
    200,
    `<?xml version="1.0"?><${action}Response xmlns="${NAMESPACE}">${result}${metadata}</${action}Response>`,
  );
}

/** An error in the query protocol's XML. */
export function faultXml({ queryCode, message, status }: SqsFault, requestId: string): Reply {
  const type = element("Type", status < 500 ? "Sender" : "Receiver");
  const error = element("Error", type + element("Code", queryCode) + element("Message", escaped(message)));
  const content = error + element("RequestId", requestId);
  return reply(status, `<?xml version="1.0"?><ErrorResponse xmlns="${NAMESPACE}">${content}</ErrorResponse>`);
}
