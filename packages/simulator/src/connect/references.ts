import type { Instance, StartingGroup, StartingUser } from "./instance.ts";
import { namesOf, notAmong, twice } from "./named.ts";
import { brokenTelephone } from "./telephone-references.ts";

/** What an instance names that it does not have, or has twice: a line each, with the path of the field. */
export function brokenReferences(instance: Instance): string[] {
  const { routingProfiles, securityProfiles, hierarchy, users, quickConnects, queues, predefinedAttributes } = instance;
  const logins = lowered(users.map(({ login }) => login));
  const found = [
    ...twice("routingProfiles", namesOf(routingProfiles)),
    ...twice("securityProfiles", namesOf(securityProfiles)),
    ...twice("users", logins),
    ...twice("quickConnects", namesOf(quickConnects)),
    ...twice("queues", namesOf(queues)),
    ...twice("predefinedAttributes", lowered(namesOf(predefinedAttributes))),
    ...predefinedAttributes.flatMap(({ values }, index) => twice(`predefinedAttributes[${index}].values`, values)),
    ...tooDeep(hierarchy.groups, hierarchy.levels.length, "hierarchy.groups"),
    ...brokenTelephone(instance),
  ];
  for (const [index, user] of users.entries()) {
    const at = `users[${index}]`;
    if (!namesOf(routingProfiles).includes(user.routingProfile))
      found.push(`${at}.routingProfile: there is no routing profile ${user.routingProfile}`);
    found.push(...notAmong(`${at}.securityProfiles`, user.securityProfiles, "security profile", securityProfiles));
    if (user.hierarchy && !leads(hierarchy.groups, user.hierarchy))
      found.push(`${at}.hierarchy: there is no group ${user.hierarchy.join(" / ")}`);
    if (user.phoneType === "DESK_PHONE" && !user.deskPhoneNumber)
      found.push(`${at}.deskPhoneNumber: a desk phone needs its number`);
    found.push(...wrongProficiencies(`${at}.proficiencies`, user, predefinedAttributes));
  }
  for (const [index, { user }] of quickConnects.entries())
    if (!logins.includes(user.toLowerCase())) found.push(`quickConnects[${index}].user: there is no user ${user}`);
  for (const [index, { quickConnects: offered }] of queues.entries())
    found.push(...notAmong(`queues[${index}].quickConnects`, offered, "quick connect", quickConnects));
  return found;
}

const lowered = (names: string[]) => names.map((name) => name.toLowerCase());

function wrongProficiencies(path: string, user: StartingUser, attributes: Instance["predefinedAttributes"]): string[] {
  const { proficiencies = [] } = user;
  const isKnown = (wanted: string, value: string) =>
    attributes.some(({ name, values }) => name === wanted && values.includes(value));
  const missing = proficiencies.flatMap(({ name, value }, index) =>
    isKnown(name, value) ? [] : [`${path}[${index}]: there is no predefined attribute ${name} with the value ${value}`],
  );
  const shown = proficiencies.map(({ name, value }) => `${name}: ${value}`);
  return [...missing, ...twice(path, shown)];
}

const leads = (groups: StartingGroup[], [first, ...rest]: string[]): boolean =>
  first === undefined || groups.some(({ name, groups }) => name === first && leads(groups, rest));

function tooDeep(groups: StartingGroup[], levels: number, path: string): string[] {
  if (groups.length && !levels) return [`${path}: there is no level for these groups`];
  const inside = groups.flatMap((group, index) => tooDeep(group.groups, levels - 1, `${path}[${index}].groups`));
  return [...twice(path, namesOf(groups)), ...inside];
}
