/** A reference in a parameter, such as `$.Attributes.site`: its root, and the keys after it. */
export type Reference = { text: string; root: string; keys: string[]; path: string };

/** What can come after the `$.`: https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html. */
export const ROOTS = [
  "AdditionalEmailRecipients",
  "Agent",
  "AgenticCX",
  "Attributes",
  "AwsRegion",
  "Campaign",
  "Capabilities",
  "Case",
  "Channel",
  "ContactId",
  "Customer",
  "CustomerCallbackNumber",
  "CustomerEndpoint",
  "CustomerId",
  "DataTables",
  "DeliveryReceipts",
  "Description",
  "Email",
  "External",
  "FlowAttributes",
  "InitialContactId",
  "InstanceARN",
  "InstanceId",
  "LanguageCode",
  "Lex",
  "Loop",
  "Media",
  "MediaStreams",
  "Metrics",
  "Modules",
  "Name",
  "OutboundCommunication",
  "PreviousContactId",
  "Queue",
  "References",
  "RelatedContactId",
  "SegmentAttributes",
  "StoredCustomerInput",
  "SystemEndpoint",
  "Tags",
  "Task",
  "TextToSpeechVoiceId",
  "Views",
  "Wisdom",
] as const;

const STEP = String.raw`(?:\.([A-Za-z_][\w-]*)|\[\s*(?:'([^']+)'|"([^"]+)"|(\d+))\s*\])`;
const REFERENCE = new RegExp(String.raw`\$${STEP}+`, "g");
const STEPS = new RegExp(STEP, "g");

/** All references in a value, and in the values within it. */
export function referencesIn(value: unknown, path: string): Reference[] {
  if (typeof value === "string") return [...value.matchAll(REFERENCE)].map(([text]) => reference(text, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    referencesIn(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}

/** Texts in a value that begin as a reference does, and are none: `$Attributes.site`, `$.['x`. */
export function brokenReferencesIn(value: unknown, path: string): { text: string; path: string }[] {
  if (typeof value === "string") {
    const rest = value.replaceAll(REFERENCE, "");
    const broken = new RegExp(String.raw`\$(?:\.?\[[^\]\s]*\]?|(?:${ROOTS.join("|")})\b[\w.]*)`, "gi");
    return [...rest.matchAll(broken)].map(([text]) => ({ text, path }));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    brokenReferencesIn(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}

function reference(text: string, path: string): Reference {
  const [root = "", ...keys] = [...text.matchAll(STEPS)].map(
    (step) => step.slice(1).find((key) => key !== undefined) ?? "",
  );
  return { text, root, keys, path };
}
