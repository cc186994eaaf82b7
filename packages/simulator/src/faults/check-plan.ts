import type { Service } from "../gateway/service.ts";
import type { CallFault, FaultPlan } from "./plan.ts";

type Named = Pick<Service, "signingName">;

/** Refuses, with a sentence, a plan of which a part could never come true. */
export function checkPlan({ seed, calls = [], events = {}, messages = {} }: FaultPlan, services: Named[]): void {
  if (!Number.isSafeInteger(seed)) throw wrong(`its seed ${seed} is no whole number`);
  for (const [index, call] of calls.entries()) checkCall(`calls[${index}]`, call, services);
  const { repeated = 0, lost = 0, late } = events;
  checkProbability("events.repeated", repeated);
  checkProbability("events.lost", lost);
  if (late) checkProbability("events.late", late.probability);
  if (late) checkRange("events.late", late.milliseconds);
  checkProbability("messages.repeated", messages.repeated ?? 0);
  checkProbability("messages.disordered", messages.disordered ?? 0);
}

function checkCall(name: string, call: CallFault, services: Named[]): void {
  const { service, operation = "*", what, probability, skip = 0, milliseconds } = call;
  if (!services.some(({ signingName }) => signingName === service))
    throw wrong(`${name} is of ${service}, which is no service here`);
  checkProbability(name, probability);
  if (!(Number.isSafeInteger(skip) && skip >= 0)) throw wrong(`${name} leaves the first ${skip} calls alone`);
  const isTimed = what === "slow" || what === "late";
  if (isTimed) checkRange(name, milliseconds);
  if (!isTimed && milliseconds) throw wrong(`${name} is "${what}", which takes no milliseconds`);
  const isGetObject = service === "s3" && ["*", "GetObject"].includes(operation);
  if (what === "broken body" && !isGetObject) throw wrong(`${name} breaks a body of other calls than S3's GetObject`);
}

function checkProbability(name: string, share: number): void {
  if (!(share >= 0 && share <= 1)) throw wrong(`${name} has the probability ${share}, which is not between 0 and 1`);
}

function checkRange(name: string, range: CallFault["milliseconds"]): void {
  if (!range) throw wrong(`${name} needs milliseconds, [least, most]`);
  const [least, most] = range;
  if (!(least >= 0 && least <= most)) throw wrong(`${name} has the milliseconds ${least} to ${most}`);
}

const wrong = (why: string) => new Error(`The fault plan cannot be: ${why}.`);
