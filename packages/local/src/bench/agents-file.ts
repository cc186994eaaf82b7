import type { Instance, StartingUser } from "@frontdesk/simulator/connect/instance.ts";

const HEADER =
  "first name,last name,email address,password,user login,routing profile name,security_profile_name_1|security_profile_name_2,phone type (soft/desk),phone number,soft phone auto accept (yes/no),ACW timeout (seconds),UserHierarchy";

/** Every agent's number has as many digits, so that all rows are equally long. */
const numberOf = (agent: number) => String(agent).padStart(7, "0");
export const loginOf = (agent: number) => `agent.${numberOf(agent)}`;

/** Agents by number, e.g. from 1 to 120. */
export type Agents = { from?: number; count: number };

/** About 150 bytes a row, in the blog's template: what create/ makes of agents who are not there. */
export const newAgents = (agents: Agents) =>
  fileOf(agents, (agent) => {
    const email = `alexandra.featherstone.${numberOf(agent)}@example.com`;
    const settings = "Technical Support,Agent|QualityAnalyst,soft,,yes,60,technical support/US/Eastern";
    return `Alexandra,Featherstone,${email},Welcome2Frontdesk,${loginOf(agent)},${settings}`;
  });

/** Agents as update/ is to make them; not one setting is as `startingUser` has it. */
export const changedAgents = (agents: Agents, { hasEmail }: { hasEmail: boolean }) =>
  fileOf(agents, (agent) => {
    const email = hasEmail ? `maria.${numberOf(agent)}@example.com` : "";
    return `Maria,Reyes,${email},,${loginOf(agent)},Billing,CallCenterManager,desk,+442079460958,yes,90,billing/Philippines`;
  });

/** In pieces, since a million rows as one text would be held twice. */
function fileOf({ from = 1, count }: Agents, rowOf: (agent: number) => string): Buffer {
  const pieces = [Buffer.from(`${HEADER}\r\n`)];
  for (let at = from; at < from + count; at += PIECE) {
    const length = Math.min(PIECE, from + count - at);
    pieces.push(Buffer.from(Array.from({ length }, (_, index) => `${rowOf(at + index)}\r\n`).join("")));
  }
  return Buffer.concat(pieces);
}
const PIECE = 10_000;

/** An agent as the update finds them. */
const startingUser = (agent: number): StartingUser => ({
  login: loginOf(agent),
  firstName: "Alexandra",
  lastName: "Featherstone",
  email: `alexandra.${numberOf(agent)}@example.com`,
  routingProfile: "Basic Routing Profile",
  securityProfiles: ["Agent"],
  hierarchy: ["technical support", "US", "Eastern"],
  status: "Offline",
  phoneType: "SOFT_PHONE",
  autoAccept: false,
  afterContactWork: 30,
  tags: {},
});

/** The instance with room for any number of agents, and with the first `agents` of them. */
export const peopled = (instance: Instance, agents = 0): Instance => ({
  ...instance,
  users: [...instance.users, ...Array.from({ length: agents }, (_, index) => startingUser(index + 1))],
  quotas: { ...instance.quotas, users: Number.MAX_SAFE_INTEGER },
});
