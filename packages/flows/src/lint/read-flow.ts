import { error, type Finding } from "./finding.ts";
import { isRecord } from "./record.ts";
import { notAFlow, wrappedIn } from "./wrapped.ts";

/** A flow file as far as it can be read, and how many characters it has as Connect counts them. */
export type FlowFile = {
  flow: Record<string, unknown>;
  length: number;
  /** Where in the file the flow is, if something is around it. */
  within?: string;
};

/** Reads a flow file from its text, or from what was parsed already; else the reason why it is none. */
export function readFlow(json: unknown): FlowFile | Finding {
  const parsed = typeof json === "string" ? parse(json) : { value: json };
  if ("code" in parsed) return parsed;
  const { value } = parsed;
  // JSON.stringify once too often, as scripts do it.
  if (typeof value === "string" && typeof json === "string" && value.trim().startsWith("{"))
    return inside(value, "the text in quotes");
  if (!isRecord(value))
    return error("not-a-flow", "", "A flow file is a JSON object with Version, StartAction and Actions.");
  const other = notAFlow(value);
  if (other) return other;
  const wrapped = wrappedIn(value);
  if (wrapped) return inside(wrapped.content, wrapped.path);
  return { flow: value, length: typeof json === "string" ? json.length : JSON.stringify(value).length };
}

function inside(text: string, within: string): FlowFile | Finding {
  const read = readFlow(text);
  return "code" in read ? { ...read, path: within } : { within, ...read };
}

function parse(text: string): { value: unknown } | Finding {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (cause) {
    const why = (cause instanceof Error ? cause.message : String(cause)).replaceAll(/\p{Cc}/gu, "");
    return error("not-json", "", `This is not JSON: ${why}. ${hintFor(text)}`.trim());
  }
}

/** What the text may be instead. */
function hintFor(text: string): string {
  if (text.trim() === "") return "The file is empty.";
  if (/[\0\uFFFD]/.test(text.slice(0, 100))) return "It is no text in UTF-8: save it as such.";
  if (/^\s*(AWSTemplateFormatVersion|Resources|Transform)\s*:/m.test(text))
    return "It looks like a CloudFormation template in YAML: a flow is the JSON in Properties.Content of its resource.";
  if (/^\s*(resource|data|module|variable)\s+"/m.test(text))
    return "It looks like Terraform: a flow is the JSON in the content of its resource.";
  if (/^\s*(\/\/|\/\*|#)/m.test(text)) return "JSON has no comments: take them out.";
  return "";
}
