import { openFaultyDirectory } from "@frontdesk/simulator/directory/faulty-directory.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Graph } from "../../src/synth/graph.ts";
import { readGraph } from "../desk.ts";
import { bindOf, type Domain } from "../directory/domain.ts";
import type { Person } from "../directory/fixtures.ts";
import { mobileOf } from "../resets/desks.ts";
import { passwordIn } from "../resets/reset-desk.ts";
import { type Changed, withDirectory } from "../resets/with-directory.ts";
import { openTelephone } from "../telephone.ts";

type Options = Changed & { graph?: Graph; faults?: FaultPlan };

/** A telephone with a directory behind the bot's function, which may fail; who opens it closes it, as a telephone. */
export async function openStaffLine(domain: Domain, { graph = readGraph(), faults, ...changed }: Options = {}) {
  const { name } = domain;
  const faulty = await openFaultyDirectory({ behind: { ...domain, servername: name }, host: name });
  const directory = withDirectory(graph, { ...faulty, name }, changed);
  const telephone = await openTelephone({ graph, directory, ...(faults && { faults }) });
  const sentTo = (person: Person) =>
    telephone.cloud.texts.find({ to: mobileOf(person) }).flatMap(({ message }) => passwordIn(message) ?? []);
  return {
    ...telephone,
    faulty,
    /** The passwords that somebody was sent, oldest first. */
    sentTo,
    /** What a bind is answered: the password's that was sent last, where there is one, and else the given one's. */
    bindOf: (person: Person, password = sentTo(person).at(-1) ?? "") => bindOf(person, password, domain),
    async close() {
      try {
        await telephone.close();
      } finally {
        await faulty.close();
      }
    },
  };
}
export type StaffLine = Awaited<ReturnType<typeof openStaffLine>>;
