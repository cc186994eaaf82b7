import { type ContactCentre, type Group, MAIN_LINE } from "./contact-centre.ts";
import type { Contradiction, Path } from "./contradiction.ts";
import type { Settings } from "./read.ts";

/** What Amazon Connect puts into each new instance. */
const CONNECTS_OWN = {
  hours: ["Basic Hours"],
  queues: ["BasicQueue"],
  routingProfiles: ["Basic Routing Profile"],
  securityProfiles: ["Admin", "Agent", "CallCenterManager", "QualityAnalyst"],
};
/** What the main line's own hours, queue and routing profile are called, in any stage. */
const OURS = /^frontdesk(?:-\S+)? main line$/;

/** What AWS allows an instance to have: https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html. */
const MOST_GROUPS = 500;

/** Where values of a new instance, or of its numbers, that are right each by itself cannot all be meant. */
export function centreContradictions({ connect, contactCentre: centre, passwords }: Settings): Contradiction[] {
  const isNew = connect.instance === "new";
  return [
    ...connect.claim.flatMap(({ leadsTo }, at) =>
      leadsTo === "user administration" && !passwords.offered
        ? [{ path: ["connect", "claim", at, "leadsTo"], message: "no such line where passwords.offered is false" }]
        : [],
    ),
    ...twice(["connect", "approvedOrigins"], connect.approvedOrigins, "origin"),
    ...(isNew ? [...identity(connect, centre), ...callable(connect, centre), ...inside(centre)] : []),
  ];
}

function identity({ identityManagement }: Settings["connect"], { alias, directoryId }: ContactCentre): Contradiction[] {
  const at = (field: string, message: string) => ({ path: ["contactCentre", field], message });
  if (identityManagement === "EXISTING_DIRECTORY") {
    return directoryId ? [] : [at("directoryId", "needed with EXISTING_DIRECTORY: the directory's id")];
  }
  return [
    ...(alias ? [] : [at("alias", "needed for a new instance: the name in its address")]),
    ...(directoryId ? [at("directoryId", `not with ${identityManagement}: only EXISTING_DIRECTORY has one`)] : []),
  ];
}

const callable = ({ claim }: Settings["connect"], { calls }: ContactCentre): Contradiction[] =>
  claim.length > 0 && !calls.inbound
    ? [{ path: ["connect", "claim"], message: "nobody could call them: contactCentre.calls.inbound is false" }]
    : [];

function inside({ hours, queues, routingProfiles, securityProfiles, hierarchy }: ContactCentre): Contradiction[] {
  const namedHours = hours.map(({ name }) => name);
  const namedQueues = [...queues.map(({ name }) => name), MAIN_LINE];
  const at = (...path: Path) => ["contactCentre", ...path];
  return [
    ...taken("hours", hours),
    ...taken("queues", queues),
    ...taken("routingProfiles", routingProfiles),
    ...taken("securityProfiles", securityProfiles),
    ...queues.flatMap((queue, index) => unknown(at("queues", index, "hours"), queue.hours, namedHours)),
    ...queues.flatMap(({ name }, index) =>
      same(name, MAIN_LINE) ? [{ path: at("queues", index, "name"), message: "stands for the main line's queue" }] : [],
    ),
    ...routingProfiles.flatMap(({ outboundQueue, queues: routed, channels }, index) => {
      const of = (...path: Path) => at("routingProfiles", index, ...path);
      return [
        ...unknown(of("outboundQueue"), outboundQueue, namedQueues),
        ...routed.flatMap(({ queue }, each) => unknown(of("queues", each, "queue"), queue, namedQueues)),
        ...routed.flatMap(({ channel }, each) =>
          channels[channel] === undefined
            ? [{ path: of("queues", each, "channel"), message: `its channels have no ${channel}` }]
            : [],
        ),
        ...twice(
          of("queues"),
          routed.map(({ queue, channel }) => `${queue} by ${channel}`),
          "queue",
        ),
      ];
    }),
    ...securityProfiles.flatMap(({ permissions }, index) =>
      twice(at("securityProfiles", index, "permissions"), permissions, "permission"),
    ),
    ...twice(at("hierarchy", "levels"), hierarchy.levels, "level"),
    ...tree(at("hierarchy", "groups"), hierarchy.groups, hierarchy.levels.length),
    ...(count(hierarchy.groups) > MOST_GROUPS
      ? [{ path: at("hierarchy", "groups"), message: `more than ${MOST_GROUPS} groups, which are AWS's quota` }]
      : []),
  ];
}

/** Names are told apart ignoring case: files may write them in any. */
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function taken(list: keyof typeof CONNECTS_OWN, things: { name: string }[]): Contradiction[] {
  const own = CONNECTS_OWN[list];
  const names = things.map(({ name }) => name);
  const path = ["contactCentre", list];
  return [
    ...twice(path, names, "name"),
    ...names.flatMap((name, at) => {
      const isConnects = own.some((other) => same(name, other));
      if (!isConnects && !OURS.test(name.toLowerCase())) return [];
      const whose = isConnects ? "Amazon Connect gives each new instance one of this name" : "the main line's own";
      return [{ path: [...path, at, "name"], message: `${name} is taken: ${whose}` }];
    }),
  ];
}

const unknown = (path: Path, name: string, names: string[]): Contradiction[] =>
  names.includes(name) ? [] : [{ path, message: `there is no ${name}, but ${names.join(", ") || "none"}` }];

function twice(path: Path, names: string[], what: string): Contradiction[] {
  return names.flatMap((name, at) =>
    names.findIndex((other) => same(name, other)) < at
      ? [{ path: [...path, at], message: `has the ${what} ${name} twice` }]
      : [],
  );
}

/** Names of groups are unique among those of the same group. */
function tree(path: Path, groups: Group[], levels: number): Contradiction[] {
  if (groups.length > 0 && levels === 0) {
    return [{ path, message: "deeper than hierarchy.levels has names: name the level, or leave the groups out" }];
  }
  const names = groups.map(({ name }) => name);
  const below = groups.flatMap((group, at) => tree([...path, at, "groups"], group.groups ?? [], levels - 1));
  return [...twice(path, names, "group"), ...below];
}

const count = (groups: Group[]): number => groups.reduce((sum, group) => sum + 1 + count(group.groups ?? []), 0);
