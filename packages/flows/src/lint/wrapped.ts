import { error, type Finding } from "./finding.ts";
import { isRecord } from "./record.ts";

/** A flow's text within what an API answered, and where it is there. */
export type Wrapped = { content: string; path: string };

/** The flow in an answer of `describe-contact-flow` or `describe-contact-flow-module`, or in a request that makes one. */
export function wrappedIn(file: Record<string, unknown>): Wrapped | undefined {
  if ("Actions" in file) return;
  const places: [string, unknown][] = [
    ["ContactFlow.Content", isRecord(file.ContactFlow) && file.ContactFlow.Content],
    ["ContactFlowModule.Content", isRecord(file.ContactFlowModule) && file.ContactFlowModule.Content],
    ["Content", file.Content],
  ];
  return places.flatMap(([path, content]) => (typeof content === "string" ? { content, path } : []))[0];
}

/** What a JSON file is that is no flow, though flows come near it; nothing for what may be meant as one. */
export function notAFlow(file: Record<string, unknown>): Finding | undefined {
  if ("Actions" in file) return;
  if (Array.isArray(file.modules)) return error("old-format", "modules", OLD_FORMAT);
  const resources = isRecord(file.Resources) ? Object.entries(file.Resources) : [];
  const flows = resources.filter(([, each]) => isRecord(each) && /^AWS::Connect::ContactFlow/.test(String(each.Type)));
  if (flows.length > 0) {
    const places = flows.map(([name]) => `Resources.${name}.Properties.Content`).join(", ");
    return error(
      "not-a-flow",
      "Resources",
      `This is a CloudFormation template: each of its flows is a text of its own. Lint what stands in ${places}.`,
    );
  }
  if (resources.length > 0 || "AWSTemplateFormatVersion" in file)
    return error(
      "not-a-flow",
      "Resources",
      "This is a CloudFormation template, and no flow of Amazon Connect is in it.",
    );
  const listed = ["ContactFlowSummaryList", "ContactFlowModulesSummaryList"].find((name) => name in file);
  if (listed)
    return error(
      "not-a-flow",
      listed,
      "This is a list of flows, without what is in them: take the Content that `aws connect describe-contact-flow` answers.",
    );
  return;
}

const OLD_FORMAT =
  "This is the console's old export format (modules), which CreateContactFlow does not take. Export the flow again from the " +
  "current editor (Save, Export flow), or take the Content that `aws connect describe-contact-flow` answers.";
