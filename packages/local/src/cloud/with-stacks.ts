import { createPublicKey } from "node:crypto";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import { securityKeysIn } from "../synth/cloudformation/security-keys.ts";
import { type Graph, ofType, type Resource } from "../synth/graph.ts";
import { claimedNumbers, deployedHierarchy, idOf } from "./created-instance.ts";

type Starting<Part extends keyof Instance> = Extract<Instance[Part], unknown[]>[number];

/** The instance with what the stacks deploy into it, under the ids that their ARNs have. */
export function withStacks(instance: Instance, graph: Graph): Instance {
  const inConnect = (kind: string) => ofType(graph, `aws:connect/${kind}`);
  const hours = inConnect("hoursOfOperation:HoursOfOperation");
  const queues = inConnect("queue:Queue");
  const nameOf = (id: string, among: Resource[]) => among.find((one) => idOf(one) === id)?.inputs.name;
  const startingQueue = ({ inputs, ...one }: Resource): Starting<"queues"> => ({
    name: inputs.name,
    id: idOf(one),
    quickConnects: [],
    hoursOfOperation: nameOf(inputs.hoursOfOperationId, hours),
    ...(inputs.maxContacts && { maxContacts: inputs.maxContacts }),
    waiting: 0,
  });
  const queueNameOf = ({ queueId }: { queueId: string }) => nameOf(queueId, queues);
  const startingProfile = ({ inputs, ...one }: Resource): Starting<"routingProfiles"> => ({
    name: inputs.name,
    id: idOf(one),
    // Here agents are there for calls alone.
    queues: (inputs.queueConfigs ?? [])
      .filter(({ channel }: { channel: string }) => channel === "VOICE")
      .map(queueNameOf),
  });
  const startingName = ({ inputs, ...one }: Resource) => ({ name: inputs.name, id: idOf(one) });
  const profiles = inConnect("routingProfile:RoutingProfile");
  return {
    ...instance,
    hoursOfOperation: joined("hours of operation", instance.hoursOfOperation, hours.map(startingHours)),
    queues: joined("a queue", instance.queues, queues.map(startingQueue)),
    routingProfiles: joined("a routing profile", instance.routingProfiles, profiles.map(startingProfile)),
    securityProfiles: joined(
      "a security profile",
      instance.securityProfiles,
      inConnect("securityProfile:SecurityProfile").map(startingName),
    ),
    hierarchy: deployedHierarchy(graph) ?? instance.hierarchy,
    phoneNumbers: [...instance.phoneNumbers, ...claimedNumbers(graph)],
    flows: joined("a flow", instance.flows, inConnect("contactFlow:ContactFlow").map(startingFlow)),
    securityKeys: keysOf(instance.securityKeys, deployedKeys(graph)),
  };
}

/** Throws where both have one of the same name, which Amazon Connect would refuse to create. */
function joined<Part extends { name: string }>(kind: string, there: Part[], deployed: Part[]): Part[] {
  const twice = deployed.find(({ name }) => there.some((other) => other.name === name));
  if (twice) throw new Error(`The instance has ${kind} “${twice.name}” already, which the stacks would create.`);
  return [...there, ...deployed];
}

/** The security keys come by CloudFormation, since the provider has no resource for them. */
const deployedKeys = (graph: Graph): Starting<"securityKeys">[] =>
  ofType(graph, "aws:cloudformation/stack:Stack").flatMap(({ name, inputs: { templateBody } }) =>
    securityKeysIn({ name, templateBody }).map(({ id, key }) => ({ id, key })),
  );

/** What an instance has room for. https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html */
const MOST_KEYS = 2;

/** Throws where there are more than Amazon Connect takes, or the same key twice. */
function keysOf(there: Starting<"securityKeys">[], deployed: Starting<"securityKeys">[]): Starting<"securityKeys">[] {
  const keys = [...there, ...deployed];
  if (keys.length > MOST_KEYS) {
    throw new Error(
      `The instance would have ${keys.length} security keys, ${deployed.length} of them from the stacks, and has room for two: take one out of it.`,
    );
  }
  const distinct = new Set(keys.map(({ key }) => createPublicKey(key).export({ type: "spki", format: "pem" })));
  if (distinct.size < keys.length) throw new Error("The instance would have the same security key twice.");
  return keys;
}

function startingHours({ inputs, ...one }: Resource): Starting<"hoursOfOperation"> {
  type Time = { hours: number; minutes: number };
  type Range = { day: Starting<"hoursOfOperation">["config"][number]["day"]; startTime: Time; endTime: Time };
  const clock = ({ hours, minutes }: Time) => [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":");
  const config = inputs.configs.map(({ day, startTime, endTime }: Range) => ({
    day,
    start: clock(startTime),
    end: clock(endTime),
  }));
  return { name: inputs.name, id: idOf(one), timeZone: inputs.timeZone, config };
}

const startingFlow = ({ inputs, ...one }: Resource): Starting<"flows"> => ({
  name: inputs.name,
  id: idOf(one),
  type: inputs.type,
  content: inputs.content,
});
