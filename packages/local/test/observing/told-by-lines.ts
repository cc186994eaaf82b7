import type { Room } from "../../../functions/src/observing/metrics.ts";
import { METRICS } from "../../../functions/src/observing/metrics.ts";
import { countsOf } from "./counts.ts";
import { type Entry, linesOf } from "./entries.ts";

const says =
  (message: string, members: Entry = {}) =>
  (line: Entry): boolean =>
    line.message === message && Object.entries(members).every(([key, value]) => line[key] === value);
const either =
  (...rules: ((line: Entry) => boolean)[]) =>
  (line: Entry): boolean =>
    rules.some((rule) => rule(line));
const not = (rule: (line: Entry) => boolean) => (line: Entry) => !rule(line);
const both =
  (...rules: ((line: Entry) => boolean)[]) =>
  (line: Entry): boolean =>
    rules.every((rule) => rule(line));
const printedBy =
  (name: string) =>
  ({ function_name: by }: Entry): boolean =>
    String(by).includes(name);

const isAsked = says("a PIN is asked for");
const isSent = says("a PIN is asked for", { outcome: "sent" });
const isSwitched = says("an instance is switched", { outcome: "asked" });
const isDone = says("an emergency is changed", { outcome: "done" });
const asked = (code: string) => (line: Entry) => line.outcome === "asked" && line.code === code;
const outcome =
  (...outcomes: string[]) =>
  (line: Entry) =>
    outcomes.includes(String(line.outcome));

/** The lines that a metric of the telephone's rooms stands for. */
const LINES: Record<(typeof METRICS)[Exclude<Room, "agents">][number], (line: Entry) => boolean> = {
  CallersKnown: says("a caller is looked up", { authorised: true }),
  CallersUnknown: says("a caller is looked up", { authorised: false }),
  InstancesTold: says("the instances' state is told"),
  InstancesSwitched: isSwitched,
  InstancesNotSwitched: either(
    both(says("an instance is switched"), not(isSwitched)),
    both(says("a caller who is no operator is refused"), printedBy("SwitchInstance")),
  ),
  PinsSent: isSent,
  PinsNotSent: either(
    both(isAsked, not(isSent)),
    says("a caller who is no administrator gets no PIN"),
    says("no more PINs are sent for now"),
    says("a mobile takes no texts"),
  ),
  PinsRight: says("a PIN was right"),
  PinsWrong: says("a PIN was not right"),
  EmergenciesSet: both(isDone, (line) => line.EmergencyAction === "set"),
  EmergenciesCleared: both(isDone, (line) => line.EmergencyAction === "remove"),
  EmergenciesHeard: says("an emergency is looked up", { state: "emergency", isDetailed: false }),
  EmergencyChangesRefused: either(
    both(says("an emergency is changed"), not(isDone)),
    both(says("a caller who has not proved to be an administrator is refused"), printedBy("UpdateEmergency")),
  ),
  ResetsDone: outcome("reset"),
  ResetsRefused: either(
    outcome("refused"),
    both(outcome("asked"), not(either(asked("PinSent"), asked("PinUnsent"), asked("PinLimited")))),
  ),
  ResetsUnable: outcome("unavailable", "unable", "unsent", "unknown"),
  ResetPinsSent: asked("PinSent"),
  ResetPinsNotSent: either(asked("PinUnsent"), asked("PinLimited")),
};

/** What a room's functions have counted, and what the lines say that they printed: both are to be the same. */
export function countedAndTold(room: Exclude<Room, "agents">, printed: string[]) {
  const [counts, lines] = [countsOf(printed), linesOf(printed).filter(({ service }) => service === room)];
  const told = METRICS[room].map((name) => [name, lines.filter(LINES[name]).length] as const);
  return {
    counted: Object.fromEntries(METRICS[room].map((name) => [name, counts[name] ?? 0])),
    told: Object.fromEntries(told),
  };
}
