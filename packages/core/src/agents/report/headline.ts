import { OUTCOMES, type Outcome, type Report } from "./report.ts";
import { counted, listed, number } from "./words.ts";

/** How good the news is, for the colour and the sign beside it. */
export type Tone = "good" | "mixed" | "bad" | "held" | "plan";

/** What happened in one sentence; `note` is what must be known besides, before anything else is read. */
export type Headline = { tone: Tone; title: string; note?: { code?: string; message: string } };

export function headline(report: Report): Headline {
  const { kind, refused } = report;
  if (kind === "held") {
    const note = refused ?? { message: "The file would have changed too many agents." };
    return { tone: "held", title: "Held: nothing was done", note };
  }
  if (refused) {
    if (kind === "plan") return { tone: "bad", title: "Plan: the file would be refused", note: refused };
    const isUntouched = OUTCOMES.every((outcome) => report.outcomes[outcome] === 0);
    return {
      tone: "bad",
      title: isUntouched ? "The file was refused: nothing was done" : "The file was refused",
      note: refused,
    };
  }
  return kind === "plan" ? planned(report) : carriedOut(report);
}

function carriedOut({ rows, outcomes }: Report): Headline {
  const { failed } = outcomes;
  if (rows === 0) return { tone: "good", title: "There were no agents in the file" };
  if (failed === 0) return { tone: "good", title: rows === 1 ? "1 agent done" : `All ${counted(rows, "agent")} done` };
  if (failed >= rows)
    return { tone: "bad", title: rows === 1 ? "1 agent failed" : `All ${counted(rows, "agent")} failed` };
  return {
    tone: "mixed",
    title: `${number(rows - failed)} of ${counted(rows, "agent")} done, ${number(failed)} failed`,
  };
}

const PARTICIPLES: [Outcome, string][] = [
  ["created", "created"],
  ["changed", "changed"],
  ["removed", "removed"],
  ["failed", "refused"],
];

function planned({ outcomes }: Report): Headline {
  const parts = PARTICIPLES.filter(([outcome]) => outcomes[outcome] > 0);
  const sayings = parts.map(([outcome, participle], index) => {
    const would = index === 0 ? "would be " : "";
    return `${number(outcomes[outcome])} ${would}${participle}`;
  });
  const what = sayings.length > 0 ? listed(sayings) : "nothing would change";
  return { tone: "plan", title: `Plan: ${what}; nothing has been done yet` };
}
