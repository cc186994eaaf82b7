import type { Finding } from "./finding.ts";

/** Findings as a person reads them: errors first, a line each, and how many there are of both. */
export function describe(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Nothing to say against this flow.";
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const lines = [...errors, ...warnings].map(line);
  return [...lines, `${counted(errors.length, "error")}, ${counted(warnings.length, "warning")}.`].join("\n");
}

function line({ severity, message, path, identifier, code }: Finding): string {
  const where = identifier === undefined ? path : `${path} (“${identifier}”)`;
  return `${severity === "error" ? "ERROR  " : "warning"} ${where === "" ? "the file" : where}: ${message} [${code}]`;
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;
