import { emergencyAuthentication } from "../packages/flows/src/emergency/authentication.ts";
import { emergencyDemo } from "../packages/flows/src/emergency/demo.ts";
import { emergencyUpdate } from "../packages/flows/src/emergency/update.ts";
import type { Flow } from "../packages/flows/src/language/flow.ts";
import type { Sort } from "../packages/flows/src/language/named.ts";
import { mainLine } from "../packages/flows/src/main-line/main-line.ts";
import { spokenOpening } from "../packages/flows/src/main-line/opening.ts";
import { type Arns, render } from "../packages/flows/src/render.ts";
import { userAdministration } from "../packages/flows/src/user-administration/user-administration.ts";
import { settings } from "../settings.ts";
import type { Callers } from "./callers.ts";
import type { Emergency } from "./emergency.ts";
import { instanceId as idOfInstance, ownsInstance } from "./instance.ts";
import type { Instances } from "./instances.ts";
import { keptInProduction } from "./kept.ts";
import type { LiveAgents } from "./live-agents.ts";
import { instanceName } from "./names.ts";
import type { ClaimedNumbers, NamedNumber } from "./numbers.ts";
import type { Passwords } from "./passwords.ts";
import type { Pins } from "./pins.ts";
import { testCases } from "./test-cases.ts";

type Rooms = {
  callers: Callers;
  instances: Instances;
  liveAgents: LiveAgents;
  pins: Pins;
  emergency: Emergency;
  passwords: Passwords;
  numbers: ClaimedNumbers;
};

/** The contact flows, with what they invoke, where they queue, when somebody answers and under what keys are encrypted. */
export function flows({ callers, instances, liveAgents, pins, emergency, passwords, numbers: claimed }: Rooms) {
  const { location, hours: opening, phoneNumberIds } = settings.mainLine;
  const { locations, types, mostHours, phoneNumberIds: numbers } = settings.emergency;
  const names = locations.map(({ name }) => name);
  const functions = arnsOf({ ...callers.functions, ...instances.functions, ...pins.functions, ...emergency.functions });
  const [hours, queues] = [arnsOf(liveAgents.hours), arnsOf(liveAgents.queues)];
  const { securityKeys, certificates } = pins;
  const things = { functions, hours, queues, flows: {}, bots: {}, securityKeys, certificates };

  const open = spokenOpening(opening);

  const main = deploy("MainLine", mainLine({ open, emergency: { location, types } }), things);
  // What is transferred to is there before what transfers to it.
  const update = deploy("EmergencyUpdate", emergencyUpdate({ locations: names, types, mostHours }), things);
  const { length: pinLength, entrySeconds } = settings.pins;
  const authentication = deploy("EmergencyAuthentication", emergencyAuthentication({ pinLength, entrySeconds }), {
    ...things,
    flows: { EmergencyUpdate: update.arn },
  });
  const demo = deploy("EmergencyDemo", emergencyDemo({ locations: names, types }), things);
  lead([...named(phoneNumberIds), ...claimed.of("main line")], main);
  const forAdministrators = [...named(numbers.authentication), ...claimed.of("emergency authentication")];
  lead(forAdministrators, authentication);
  lead([...named(numbers.demo), ...claimed.of("emergency demo")], demo);
  const administration = passwords && deployAdministration(open, { ...things, bots: arnsOf(passwords.bots) });
  const forStaff = [...named(settings.passwords.phoneNumberIds), ...claimed.of("user administration")];
  if (administration) lead(forStaff, administration);

  const deployed = arnsOf({
    MainLine: main,
    EmergencyUpdate: update,
    EmergencyAuthentication: authentication,
    EmergencyDemo: demo,
    ...(administration && { UserAdministration: administration }),
  });
  testCases({
    ...suffixed(functions, "Arn"),
    ...suffixed(hours, "HoursArn"),
    ...suffixed(queues, "QueueArn"),
    ...suffixed(deployed, "FlowArn"),
    ...(passwords && suffixed(arnsOf(passwords.bots), "BotArn")),
  });
  return { main, authentication, update, demo, administration };
}
export type Flows = ReturnType<typeof flows>;

/** The bot's flow, with the patience that its settings ask for. */
function deployAdministration(open: string, things: Things) {
  const { secondFactor } = settings.passwords;
  const { length, entrySeconds } = settings.pins;
  const pin = secondFactor === "PIN" ? { pin: { length, entrySeconds } } : {};
  return deploy("UserAdministration", userAdministration({ open, ...pin }), things);
}

type Told = Record<string, $util.Output<string>>;
type Things = Record<Sort, Told>;

const arnsOf = (things: Record<string, { arn: $util.Output<string> }>): Told =>
  Object.fromEntries(Object.entries(things).map(([name, { arn }]) => [name, arn]));

/** ARNs by the names that scripted calls know them by. */
const suffixed = (arns: Told, suffix: string): Told =>
  Object.fromEntries(Object.entries(arns).map(([name, arn]) => [`${name}${suffix}`, arn]));

function deploy(name: string, flow: Flow, things: Things) {
  return new aws.connect.ContactFlow(name, {
    instanceId: idOfInstance(),
    name: instanceName(flow.name),
    type: flow.type,
    description: flow.description,
    content: $resolve(things).apply((known) => render(flow, known as Arns)),
  });
}

const named = (ids: string[]): NamedNumber[] => (ownsInstance() ? ids.map((id) => ({ name: id, id })) : []);

/**
 * Has telephone numbers of the instance lead to a flow. A number has one association, and whoever deletes it leaves a number that
 * leads nowhere, whatever it led to by then. So each is named by its number, whichever line that leads to, is deleted before
 * there is another, and in production never.
 */
function lead(numbers: NamedNumber[], { contactFlowId }: aws.connect.ContactFlow) {
  for (const { name, id: phoneNumberId } of numbers) {
    new aws.connect.PhoneNumberContactFlowAssociation(
      `Leads-${name}`,
      { instanceId: idOfInstance(), contactFlowId, phoneNumberId },
      { ...keptInProduction(), deleteBeforeReplace: true },
    );
  }
}
