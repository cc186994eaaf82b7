import { DOORS } from "../permissions/doors.ts";
import { type Grant, openingsOf, type Role, rolesOf } from "../permissions/grants.ts";
import { ON_EVERYTHING, WILDCARDS } from "../permissions/reasons.ts";
import type { Graph } from "../synth/graph.ts";

/** Synthesised with the default settings, and with all that settings may ask for. */
export type Asked = { byDefault: Graph; atMost: Graph };

/** docs/permissions.md: a test sees to it that it is what the stacks say. */
export function permissionsPage({ byDefault, atMost }: Asked): string {
  const usual = new Map(rolesOf(byDefault).map((role) => [role.name, new Set(role.grants.map(lineOf))]));
  const roles = rolesOf(atMost);
  return `# Who may do what

Written by \`npm run permissions\` from the stacks: change them. \`packages/local/test/least-privilege.test.ts\` holds each line to
its rules, and [tests](../packages/local/test/permissions/covered.ts) see each permission asked for, and refused without it.

- A resource has the logical name that the stacks give it; \`Connect instance\` is the instance, \`*\` any text.
- † is there only where settings ask for it: removals, PINs as a second factor, warnings of addresses.
- Nobody else has a role of these stacks. People have what the account gives them: see [security.md](security.md).

${roles.map((role) => section(role, usual.get(role.name) ?? new Set())).join("\n")}
## Whom resources let in

What is invoked, decrypted or read by a service in its own name, and what is refused to everybody.

| resource | | whom | what | if |
|---|---|---|---|---|
${openings(atMost).join("\n")}

## On every resource, since AWS knows no other way

| action | why |
|---|---|
${everywhere(roles).join("\n")}

## Names of which a part may be anything

| resource | why |
|---|---|
${wildcards(roles).join("\n")}
`;
}

function section({ name, trust, grants }: Role, usual: Set<string>): string {
  const rows = grants.map(lineOf).map((line) => (usual.has(line) ? line : line.replace(/\|$/, "† |")));
  const services = trust.flatMap(({ services, conditions }) => [services.join(), ...conditions]).join(", if ");
  return `## ${name}

${DOORS[name]} Taken on by ${services}.

| may | on | if |
|---|---|---|
${rows.join("\n")}
`;
}

const lineOf = ({ effect, actions, resources, conditions }: Grant) =>
  `| ${effect === "Deny" ? "**never** " : ""}${code(actions)} | ${code(resources)} | ${code(conditions)} |`;

const code = (texts: string[]) => texts.map((text) => `\`${text}\``).join("<br>");

const openings = (graph: Graph) => [
  ...new Set(
    openingsOf(graph).map(
      ({ of, who, actions, conditions, effect }) =>
        `| ${of} | ${effect === "Deny" ? "refuses" : "lets in"} | ${code(who)} | ${code(actions)} | ${code(conditions)} |`,
    ),
  ),
];

const allowed = (roles: Role[]) => roles.flatMap(({ grants }) => grants).filter(({ effect }) => effect === "Allow");

function everywhere(roles: Role[]) {
  const actions = new Set(allowed(roles).flatMap(({ resources, actions }) => (resources.includes("*") ? actions : [])));
  const reasons = Map.groupBy([...actions].sort(), (action) => {
    const { because, source } = ON_EVERYTHING[action] ?? { because: "nobody knows", source: "" };
    return `${because} ([AWS](${source}))`;
  });
  return [...reasons].map(([why, of]) => `| ${code(of)} | ${why} |`);
}

function wildcards(roles: Role[]) {
  const named = roles.flatMap(({ grants }) => grants.flatMap(({ resources }) => resources));
  const partly = [...new Set(named.filter((each) => each !== "*" && each.includes("*")))].sort();
  return WILDCARDS.map(({ resource, because }) => {
    const fitting = partly.filter((each) => resource.test(each));
    return `| ${code(fitting)} | ${because} |`;
  });
}
