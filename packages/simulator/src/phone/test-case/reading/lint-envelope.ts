import type { WrittenEnvelope } from "../written/envelope.ts";
import { type Finding, findingAt } from "./finding.ts";

const E164 = /^\+[1-9]\d{1,14}$/;

/**
 * What publishing refuses around the content: the entry point and what is too long. The first finding's rules come from
 * public accounts of live instances.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-testcase.html
 */
export function lintEnvelope(envelope: WrittenEnvelope): Finding[] {
  const { Name, Description, Content, InitializationData, Tags = {} } = envelope;
  const tags = Array.isArray(Tags) ? Tags.length : Object.keys(Tags).length;
  return [
    ...lintEntryPoint(envelope.EntryPoint),
    ...tooLong("Name", Name, 127),
    ...tooLong("Description", Description, 500),
    ...tooLong("Content", Content, 256_000),
    ...tooLong("InitializationData", InitializationData, 256_000),
    ...(tags > 50 ? [{ path: ["Tags"], message: `50 tags at most, not ${tags}` }] : []),
  ].map(({ path, message }) => findingAt(envelope, path, message));
}

type Told = { path: string[]; message: string };

function lintEntryPoint(entryPoint: WrittenEnvelope["EntryPoint"]): Told[] {
  const { SourcePhoneNumber, DestinationPhoneNumber, FlowId } = entryPoint?.VoiceCallEntryPointParameters ?? {};
  const path = ["EntryPoint", "VoiceCallEntryPointParameters"];
  const told: Told[] = [];
  if (FlowId && DestinationPhoneNumber)
    told.push({ path, message: "FlowId together with DestinationPhoneNumber is refused: name one of them" });
  if (DestinationPhoneNumber && !SourcePhoneNumber)
    told.push({ path, message: "DestinationPhoneNumber needs a SourcePhoneNumber" });
  for (const [name, number] of Object.entries({ SourcePhoneNumber, DestinationPhoneNumber }))
    if (number !== undefined && !E164.test(number))
      told.push({ path: [...path, name], message: `"${number}" is not E.164` });
  if (FlowId && FlowId.length > 500) told.push({ path: [...path, "FlowId"], message: "500 characters at most" });
  return told;
}

function tooLong(field: string, value: unknown, most: number): Told[] {
  if (value === undefined) return [];
  const length = (typeof value === "string" ? value : JSON.stringify(value)).length;
  return length > most ? [{ path: [field], message: `${most} characters at most, not ${length}` }] : [];
}
