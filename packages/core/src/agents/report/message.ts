import { headline } from "./headline.ts";
import { outcomeWords } from "./outcome-words.ts";
import { OUTCOMES, type Report } from "./report.ts";

/** A message to people: what happened, in numbers, and where to read on. */
export type Message = { subject: string; text: string };

/** What is sent at the end of an upload. It names no agent: e-mail is not encrypted. */
export function messageOf(report: Report, href: string): Message {
  const { key, refused, files } = report;
  const { title } = headline(report);
  const lines = [
    title,
    "",
    `File: ${key}`,
    ...numbersOf(report),
    ...(refused ? [`Reason: ${refused.message} (${refused.code})`] : []),
    ...report.reasons.map(({ code, rows }) => `  ${rows.toLocaleString("en")} × ${code}`),
    ...addressLines(report),
    "",
    `Report: ${href}`,
    ...files.flatMap(({ what, href: at }) => (WHAT[what] ? [`${WHAT[what]}: ${at}`] : [])),
  ];
  return { subject: subjectOf(`${title}: ${key}`), text: `${lines.join("\n")}\n` };
}

const WHAT: Partial<Record<Report["files"][number]["what"], string>> = {
  failures: "Rows that failed, to mend and drop again",
  original: "The file as it was",
  held: "The file that is held, to be dropped into approved/ as it is",
  plan: "Its plan",
};

function numbersOf(report: Report): string[] {
  const said = OUTCOMES.filter((outcome) => report.outcomes[outcome] > 0).map(
    (outcome) =>
      `${report.outcomes[outcome].toLocaleString("en")} ${outcomeWords(report, outcome).short.toLowerCase()}`,
  );
  return said.length > 0 ? [`Rows: ${said.join(", ")}`] : [];
}

function addressLines({ addresses }: Report): string[] {
  if (!addresses) return [];
  if ("unchecked" in addresses) return [`Mailbox addresses: not looked at (${addresses.unchecked.code})`];
  const { asked, accounts, warned } = addresses;
  if (warned === 0 && accounts < asked)
    return [
      `Mailbox addresses: ${(asked - accounts).toLocaleString("en")} of ${asked.toLocaleString("en")} not looked at, without an account`,
    ];
  if (warned === 0) return [];
  return [`Mailbox addresses: ${warned.toLocaleString("en")} ${warned === 1 ? "agent has" : "agents have"} warnings`];
}

/** Fewer than 100 printable ASCII characters (SNS, Publish, API reference: one page says fewer, another at most). */
const subjectOf = (text: string) =>
  text
    .replace(/[^\x20-\x7e]+/g, "?")
    .slice(0, 99)
    .trim();
