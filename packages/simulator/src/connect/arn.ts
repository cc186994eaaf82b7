import { createHash } from "node:crypto";

/** The segment that names a resource in an instance's ARNs; a user is an agent there, a quick connect a destination. */
const SEGMENTS = {
  user: "agent",
  group: "agent-group",
  level: "agent-group-level",
  routingProfile: "routing-profile",
  securityProfile: "security-profile",
  quickConnect: "transfer-destination",
  queue: "queue",
  flow: "contact-flow",
  hours: "operating-hours",
  agentStatus: "agent-state",
  phoneNumber: "phone-number",
} as const;

export type Kind = keyof typeof SEGMENTS;
export type Place = { region: string; account: string };

/** The instance's ARN; operations take an instance by its id or by this. */
export function instanceArn({ region, account }: Place, instanceId: string): string {
  return instanceId.startsWith("arn:") ? instanceId : `arn:aws:connect:${region}:${account}:instance/${instanceId}`;
}

/** The ARN of what is in an instance; `*` as id stands for all of that kind. Phone numbers are the account's. */
export function resourceArn(place: Place, instanceId: string, kind: Kind, id: string): string {
  if (kind === "phoneNumber" && !id.startsWith("arn:"))
    return `arn:aws:connect:${place.region}:${place.account}:${SEGMENTS[kind]}/${id}`;
  return id.startsWith("arn:") ? id : `${instanceArn(place, instanceId)}/${SEGMENTS[kind]}/${id}`;
}

/** A UUID that is the same for the same parts, so that every boot of an instance file gives the same ids. */
export function stableId(...parts: string[]): string {
  const hash = createHash("sha256").update(parts.join("\0")).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
