import type { Instance, Instances } from "./instances.ts";
import { isOperable, type OperableTag } from "./operable.ts";
import { spokenName } from "./speech.ts";

export type Switched = {
  /** `asked` also where it was under way already: a repeated request changes nothing. */
  outcome: "asked" | "gone" | "not now";
  speech: string;
};

/** States from which EC2 takes the request, or in which it is carried out already. */
const TO = { start: ["stopped", "pending", "running"], stop: ["running", "stopping", "stopped"] };

/** Starts or stops an instance that carries the tag. It may be called twice for one key press: Connect tries again on faults. */
export async function switchInstance(
  { id, to }: { id: string; to: "start" | "stop" },
  { instances, tag }: { instances: Pick<Instances, "find" | "start" | "stop">; tag: OperableTag },
): Promise<Switched> {
  const found = await instances.find(id);
  if (!found || !isOperable(found, tag)) {
    return { outcome: "gone", speech: "That instance is not there any more, or may not be operated." };
  }
  const answer = TO[to].includes(found.state) ? await instances[to](id) : "refused";
  return answer === "asked" ? done(found, to) : { outcome: "not now", speech: notNow(found, to) };
}

const done = (found: Instance, to: "start" | "stop"): Switched => ({
  outcome: "asked",
  speech: `${spokenName(found)} is ${to === "start" ? "starting" : "stopping"}.`,
});

const notNow = (found: Instance, to: "start" | "stop") =>
  `${spokenName(found)} cannot be ${to === "start" ? "started" : "stopped"} now. Please try again in a minute.`;
