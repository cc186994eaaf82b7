import { error, type Finding } from "./finding.ts";

/** A flow file as far as it can be read, and how many characters it has as Connect counts them. */
export type FlowFile = { flow: Record<string, unknown>; length: number };

/** Reads a flow file from its text, or from what was parsed already; else the reason why it is none. */
export function readFlow(json: unknown): FlowFile | Finding {
  let flow = json;
  if (typeof json === "string") {
    try {
      flow = JSON.parse(json.replace(/^\uFEFF/, ""));
    } catch (cause) {
      return error("not-json", "", `This is not JSON: ${cause instanceof Error ? cause.message : cause}.`);
    }
  }
  if (!isRecord(flow))
    return error("not-a-flow", "", "A flow file is a JSON object with Version, StartAction and Actions.");
  if (!("Actions" in flow) && Array.isArray(flow.modules)) return error("old-format", "modules", OLD_FORMAT);
  const content = contentIn(flow);
  if (content) return error("not-a-flow", content, `This is an answer of the API: the flow is the text in ${content}.`);
  return { flow, length: typeof json === "string" ? json.length : JSON.stringify(flow).length };
}

/** Whether a value is an object with properties, so neither a list nor null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const OLD_FORMAT =
  "This is the console's old export format (modules), which CreateContactFlow does not take. Export the flow again from the " +
  "current editor (Save, Export flow), or take the Content that `aws connect describe-contact-flow` answers.";

function contentIn(flow: Record<string, unknown>): string | undefined {
  if ("Actions" in flow) return;
  for (const name of ["ContactFlow", "ContactFlowModule"]) {
    const inner = flow[name];
    if (isRecord(inner) && typeof inner.Content === "string") return `${name}.Content`;
  }
  return typeof flow.Content === "string" ? "Content" : undefined;
}
