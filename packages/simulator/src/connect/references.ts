import type { Instance, StartingGroup } from "./instance.ts";

/** What an instance names that it does not have, or has twice: a line each, with the path of the field. */
export function brokenReferences(instance: Instance): string[] {
  const { routingProfiles, securityProfiles, hierarchy, users, quickConnects } = instance;
  const logins = users.map(({ login }) => login.toLowerCase());
  const found = [
    ...twice("routingProfiles", namesOf(routingProfiles)),
    ...twice("securityProfiles", namesOf(securityProfiles)),
    ...twice("users", logins),
    ...tooDeep(hierarchy.groups, hierarchy.levels.length, "hierarchy.groups"),
  ];
  for (const [index, user] of users.entries()) {
    const at = `users[${index}]`;
    if (!namesOf(routingProfiles).includes(user.routingProfile))
      found.push(`${at}.routingProfile: there is no routing profile ${user.routingProfile}`);
    for (const [place, profile] of user.securityProfiles.entries())
      if (!namesOf(securityProfiles).includes(profile))
        found.push(`${at}.securityProfiles[${place}]: there is no security profile ${profile}`);
    if (user.hierarchy && !leads(hierarchy.groups, user.hierarchy))
      found.push(`${at}.hierarchy: there is no group ${user.hierarchy.join(" / ")}`);
    if (user.phoneType === "DESK_PHONE" && !user.deskPhoneNumber)
      found.push(`${at}.deskPhoneNumber: a desk phone needs its number`);
  }
  for (const [index, { user }] of quickConnects.entries())
    if (!logins.includes(user.toLowerCase())) found.push(`quickConnects[${index}].user: there is no user ${user}`);
  return found;
}

const namesOf = (named: { name: string }[]) => named.map(({ name }) => name);

const twice = (path: string, names: string[]) =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [`${path}[${index}]: ${name} is there twice`] : []));

const leads = (groups: StartingGroup[], [first, ...rest]: string[]): boolean =>
  first === undefined || groups.some(({ name, groups }) => name === first && leads(groups, rest));

function tooDeep(groups: StartingGroup[], levels: number, path: string): string[] {
  if (groups.length && !levels) return [`${path}: there is no level for these groups`];
  const inside = groups.flatMap((group, index) => tooDeep(group.groups, levels - 1, `${path}[${index}].groups`));
  return [...twice(path, namesOf(groups)), ...inside];
}
