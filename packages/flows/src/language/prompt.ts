import type { Value } from "./step.ts";

/** What is said: plain text, with references such as `$.Attributes.firstname` in it, or one of the other three ways. */
export type Prompt = string | { readonly SSML: string } | { readonly PromptId: string } | { readonly Media: Media };
type Media = { readonly Uri: string; readonly SourceType: "S3"; readonly MediaType: "Audio" };

/**
 * SSML, from a template: ``ssml`Press <say-as interpret-as="digits">${key}</say-as>.` ``. What is put in is escaped, so that
 * it cannot break the markup, and `<speak>` is added where it is missing. References are filled in by Connect as they are:
 * whoever sets the attribute escapes it.
 */
export function ssml(parts: TemplateStringsArray, ...values: readonly (string | number | { readonly SSML: string })[]) {
  const filled = parts.map((part, index) => part + (index < values.length ? markup(values[index]) : "")).join("");
  return { SSML: /^\s*<speak[\s>]/.test(filled) ? filled : `<speak>${filled}</speak>` } as const;
}

/** Text that stands for itself inside of SSML or any other XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A prompt of the instance, by its id or ARN, or by a reference to one. */
export function recorded(prompt: string) {
  return { PromptId: prompt } as const;
}

/** An audio file in S3, by its address or a reference to one. */
export function audio(uri: string) {
  return { Media: { Uri: uri, SourceType: "S3", MediaType: "Audio" } } as const;
}

/** The parameters that say it. */
export function spoken(prompt: Prompt): Readonly<Record<string, Value>> {
  return typeof prompt === "string" ? { Text: prompt } : prompt;
}

function markup(value: string | number | { readonly SSML: string } | undefined): string {
  if (typeof value === "object") return value.SSML.replace(/^\s*<speak[^>]*>|<\/speak>\s*$/g, "");
  return escaped(String(value));
}
