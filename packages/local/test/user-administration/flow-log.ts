import type { DeployedFlow } from "@frontdesk/simulator/phone/exchange.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";

const LOGGING = "UpdateFlowLoggingBehavior";
/** What a call comes to without the bot. */
const AFTER: Transcript[number]["what"][] = ["queue chosen", "queued", "connected"];

type Action = { Identifier: string; Type: string; Parameters: { FlowLoggingBehavior?: string } };

/** Where the flow was logged while somebody spoke to the bot, and where it was not although the bot was done. */
export function wronglyLogged(transcript: Transcript, { content }: Pick<DeployedFlow, "content">): string[] {
  const actions: Action[] = JSON.parse(content).Actions;
  const set = new Map(
    actions
      .filter(({ Type }) => Type === LOGGING)
      .map(({ Identifier, Parameters }) => [Identifier, Parameters.FlowLoggingBehavior === "Enabled"] as const),
  );
  // As Connect does where a flow says nothing of it.
  let isLogged = true;
  return transcript.flatMap((entry, index) => {
    if (entry.what === "branched" && entry.type === LOGGING) isLogged = set.get(entry.identifier) ?? isLogged;
    if (entry.what === "said" && isLogged) return [`${index}: logged while the caller speaks`];
    const isDone = AFTER.includes(entry.what) || (entry.what === "ended" && entry.by === "system");
    return isDone && !isLogged ? [`${index}: not logged at “${entry.what}”`] : [];
  });
}
