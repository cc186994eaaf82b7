import * as z from "zod";
import { CHANNELS } from "./phone-settings.ts";
import { startingFlow, startingHours, startingNumber, startingSecurityKey } from "./starting-telephone.ts";

/** The two statuses that every instance has. https://docs.aws.amazon.com/connect/latest/adminguide/metrics-agent-status.html */
export const AGENT_STATUSES = ["Available", "Offline"] as const;

const name = z.string().min(1);
/** Ids may be left out: then they come from the name, the same at every boot. */
const id = z.uuid().optional();

/** `"Agent"` is short for `{ "name": "Agent" }`. */
const shorthand = (value: unknown) => (typeof value === "string" ? { name: value } : value);
const profile = z.preprocess(shorthand, z.strictObject({ name, id }));
const routingProfile = z.preprocess(
  shorthand,
  z.strictObject({
    name,
    id,
    /** By name: the queues whose calls its users take. */
    queues: z.array(name).default([]),
  }),
);

/** A name or a value of a predefined attribute. */
const attributeText = name.max(100);
const predefinedAttribute = z.strictObject({
  name: attributeText,
  values: z.array(attributeText).max(500).default([]),
});

/** `"Billing"` is short for `{ "name": "Billing" }`. */
const queue = z.preprocess(
  shorthand,
  z.strictObject({
    name,
    id,
    /** By name: what agents are offered when they transfer from this queue. */
    quickConnects: z.array(name).default([]),
    /** By name: when somebody answers. */
    hoursOfOperation: name.optional(),
    /** As many contacts as may wait before it is full; without it there is no limit. */
    maxContacts: z.int().min(1).optional(),
    /** Contacts that wait already. */
    waiting: z.int().min(0).default(0),
  }),
);

const byChannel = <T extends z.ZodType>(setting: T) => z.partialRecord(z.enum(CHANNELS), setting);
const seconds = z.int().min(0).max(2_000_000);

export type StartingGroup = { name: string; id?: string | undefined; groups: StartingGroup[] };
const group: z.ZodType<StartingGroup> = z.lazy(() =>
  z.preprocess(shorthand, z.strictObject({ name, id, groups: z.array(group).default([]) })),
);

const user = z.strictObject({
  /** What AWS calls Username: unique, ignoring case. */
  login: name,
  id,
  firstName: z.string().default(""),
  lastName: z.string().default(""),
  email: z.string().optional(),
  secondaryEmail: z.string().optional(),
  /** E.164. */
  mobile: z.string().optional(),
  /** In plain, for CONNECT_MANAGED; only a hash is kept. */
  password: z.string().optional(),
  /** By name. */
  routingProfile: name,
  /** By name, 1 to 10. */
  securityProfiles: z.array(name).min(1).max(10),
  /** Names from the top group down. */
  hierarchy: z.array(name).min(1).max(5).optional(),
  phoneType: z.enum(["SOFT_PHONE", "DESK_PHONE"]).default("SOFT_PHONE"),
  /** E.164; needed with DESK_PHONE. */
  deskPhoneNumber: z.string().optional(),
  /** For calls, or by channel; what is left out is not accepted by itself. */
  autoAccept: z
    .union([z.boolean(), byChannel(z.boolean())], "true or false, for calls or by channel (VOICE, CHAT, TASK, EMAIL)")
    .default(false),
  /** Seconds of after contact work on every channel, or by channel; 0, as what is left out, is no limit. */
  afterContactWork: z
    .union([seconds, byChannel(seconds)], "0 to 2000000 seconds, for all or by channel (VOICE, CHAT, TASK, EMAIL)")
    .default(0),
  persistentConnection: z.boolean().optional(),
  /** In values of the instance's predefined attributes; level 5 is the best. */
  proficiencies: z
    .array(z.strictObject({ name: attributeText, value: attributeText, level: z.int().min(1).max(5) }))
    .optional(),
  tags: z.record(z.string(), z.string()).default({}),
  /** Whether the user takes contacts now. */
  status: z.enum(AGENT_STATUSES).default("Offline"),
});

export const Instance = z.strictObject({
  id: z.uuid(),
  alias: z.string().default("frontdesk"),
  /** Decides about passwords, names and e-mail addresses. */
  identityManagement: z.enum(["CONNECT_MANAGED", "SAML", "EXISTING_DIRECTORY"]).default("CONNECT_MANAGED"),
  securityProfiles: z.array(profile).default([]),
  routingProfiles: z.array(routingProfile).default([]),
  hierarchy: z
    .strictObject({
      /** The levels' names from the top, e.g. Division, Region. */
      levels: z.array(name).max(5).default([]),
      /** The groups of the first level, with theirs inside. */
      groups: z.array(group).default([]),
    })
    .prefault({}),
  users: z.array(user).default([]),
  /** Quick connects to users, by login. */
  quickConnects: z.array(z.strictObject({ name, id, user: name })).default([]),
  /** Standard queues. */
  queues: z.array(queue).default([]),
  hoursOfOperation: z.array(startingHours).default([]),
  /** Published contact flows. */
  flows: z.array(startingFlow).default([]),
  /** Claimed for the instance, each with the flow behind it. */
  phoneNumbers: z.array(startingNumber).default([]),
  /** With which flows encrypt what callers key. https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html */
  securityKeys: z.array(startingSecurityKey).max(2).default([]),
  /** What users may have proficiencies in. */
  predefinedAttributes: z.array(predefinedAttribute).default([]),
  /** How many there may be, by AWS's own defaults. */
  quotas: z
    .strictObject({
      users: z.int().min(0).default(500),
      securityProfiles: z.int().min(0).default(100),
      routingProfiles: z.int().min(0).default(500),
      hierarchyGroups: z.int().min(0).default(500),
      proficienciesPerUser: z.int().min(0).default(10),
    })
    .prefault({}),
});

/** The instance that the simulator starts with. */
export type Instance = z.infer<typeof Instance>;
export type StartingUser = Instance["users"][number];
export type StartingFlow = Instance["flows"][number];
