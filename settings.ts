import * as z from "zod";
import { OPERATIONS } from "./packages/core/src/agents/connect-operations.ts";
import { ContactCentre } from "./settings/contact-centre.ts";
import { contradictions } from "./settings/contradictions.ts";
import { Claim, Origin } from "./settings/numbers.ts";
import { Operators } from "./settings/operators.ts";
import { EmergencyType, Hours, Location, PhoneNumberIds, Quota, SenderId } from "./settings/parts.ts";
import { Passwords } from "./settings/passwords.ts";

/**
 * What an operator edits. Every value has a bound, so that a slip is told before anything is deployed.
 * A stage can differ without an edit: FRONTDESK_SETTINGS holds JSON that is laid over these values.
 */
const Values = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS Region such as eu-west-2"),

  connect: z.strictObject({
    /**
     * Whether the app joins an Amazon Connect instance that is there, or creates one, as `contactCentre` describes it. AWS bounds
     * how many an account creates and deletes in 30 days. Once a stage has one of its own, leave it at `new`.
     */
    instance: z.enum(["existing", "new"]),
    /** The id of the existing instance: the last part of its ARN. A new one has an id of its own, and this does not count. */
    instanceId: z.uuid(),
    /**
     * The instance's identity management. SAML and EXISTING_DIRECTORY leave e-mail and password blank in files. A new instance
     * gets it, and keeps it for good.
     */
    identityManagement: z.enum(["CONNECT_MANAGED", "SAML", "EXISTING_DIRECTORY"]),
    /** Sites that may show the agents' panel in a page of theirs, such as a CRM: origins as https://crm.example.com. */
    approvedOrigins: z.array(Origin).max(50),
    /**
     * Telephone numbers to claim, each of which leads to a line. **AWS charges each by the day from its claim on**, and its calls
     * by the minute. A number that is released cannot be had again, and whoever claims and releases more than twice the quota in
     * 180 days is barred from claims. So in production a claim that is taken out of here leaves its number claimed, and charged:
     * release it in the console. Numbers that are claimed already are named in the lines' `phoneNumberIds`.
     */
    claim: z.array(Claim).max(10),
    /** What the account allows of each operation: the default quota is 2 calls a second, 5 at once. */
    ...Quota.shape,
    /** Operations with a quota of their own, such as `DescribeUser: { ratePerSecond: 10, burst: 10 }`. */
    operations: z.partialRecord(z.enum(OPERATIONS), Quota),
    /** Whether each operation has a bucket of its own, or all of them share one: AWS's pages say both. */
    buckets: z.enum(["per operation", "shared"]),
  }),

  /** Where `connect.instance` is `new`, what it is like; else it is not looked at. Described in settings/contact-centre.ts. */
  contactCentre: ContactCentre,

  mainLine: z.strictObject({
    /** The ids of telephone numbers that the instance has claimed, which then lead to the main line. */
    phoneNumberIds: PhoneNumberIds,
    /** Whose emergency its callers hear of: one of the emergency's locations. */
    location: z.string().normalize(),
    /** When agents answer; outside these hours the caller is told when they do. */
    hours: Hours,
    /** How many callers may wait for an agent at once; the next one is told that all lines are taken. */
    mostWaiting: z.int().min(1).max(10_000),
    /** How many instances are named at once: as many as one can listen to. */
    namesAtOnce: z.int().min(1).max(50),
    /** The tag that an EC2 instance must carry to be started and stopped by telephone. */
    operable: z.strictObject({ key: z.string().min(1).max(128), value: z.string().max(256) }),
    /** Whether the scripted calls of `packages/flows/calls` become test cases of the instance, which not every Region has. */
    testCases: z.boolean(),
  }),

  /** The one-time PINs that administrators get by SMS. */
  pins: z.strictObject({
    /** Digits. Six are 20 bits, as ASVS 5.0 (6.5.4) asks of a code that is sent; with fewer, a guess is likelier to hit. */
    length: z.int().min(4).max(8),
    /** How long a PIN is good for, in seconds. ASVS (6.5.5) allows ten minutes. */
    lifeSeconds: z.int().min(30).max(600),
    /** How long the line waits for the first digit, in seconds. */
    entrySeconds: z.int().min(5).max(180),
    /** Entries that one PIN allows; then it is worth nothing. */
    tries: z.int().min(1).max(5),
    /** SMS to one number in an hour of the clock; resent PINs count. */
    sendsPerNumber: z.int().min(1).max(20),
    /** SMS on behalf of one line (the number that is called) in an hour of the clock: a bound for what they may cost. */
    sendsPerLine: z.int().min(1).max(1000),
    /** Whose name the SMS shows: 3 to 11 letters and digits. Not every country shows one; without it there is none. */
    senderId: SenderId.optional(),
  }),

  emergency: z.strictObject({
    /**
     * The sites that may have an emergency of their own, in the order in which they are offered. Functions are told them and
     * the names of the types, for which there is room as long as names have some 20 letters.
     */
    locations: z.array(Location).min(1).max(40),
    /** What it may be, and what customers hear then; `{location}` stands for the location's name. */
    types: z.array(EmergencyType).min(1).max(20),
    /** The longest end that an administrator may set, in hours from then. */
    mostHours: z.int().min(1).max(720),
    /** The ids of telephone numbers that the instance has claimed: for administrators, and for the demonstration to customers. */
    phoneNumberIds: z.strictObject({ authentication: PhoneNumberIds, demo: PhoneNumberIds }),
    /** Who gets an e-mail when wrong PINs are entered again and again, or an administrator gets none; AWS asks each of them to confirm. */
    alert: z.array(z.email()).max(100),
  }),

  /** Each of its values is described in settings/passwords.ts and settings/directory.ts. */
  passwords: Passwords,

  agents: z.strictObject({
    /** How often a row is tried before it is written to the failures file; AWS asks for 5 at least. */
    retries: z.int().min(1).max(100),
    /**
     * How many consumers may run at once: AWS allows 2 to 1000. One limiter is shared by all of them, and no more run than
     * the quota has turns for: 10 at 2 calls a second.
     */
    consumers: z.int().min(2).max(1000),
    /** The largest file that is read, in megabytes. */
    largestFile: z.int().min(1).max(5000),
    /** Days that `failed/`, `processed/`, `held/`, `export/` and `reports/` are kept: they may hold passwords and addresses. */
    keepDays: z.int().min(1).max(3650),
    /**
     * Whether `update/` may change e-mail addresses. Whoever gets an agent's mail can reset the password and sign in as the
     * agent, so that such a row is refused by default.
     */
    emailChanges: z.enum(["refused", "allowed"]),
    remove: z.strictObject({
      /** Whether `remove/` deletes agents at all. Connect cannot bring one back. */
      allowed: z.boolean(),
      /** The most rows of one file. */
      mostRows: z.int().min(1).max(100_000),
      /** Whether an agent may go to whom a quick connect leads that other agents are offered in a queue. */
      sharedQuickConnects: z.enum(["refused", "deleted"]),
    }),
    /** A file that would change or remove more agents than both of these is held until it is dropped into `approved/`. */
    hold: z.strictObject({
      /** Of all users of the instance: 0.5 is half of them, and at 1 nothing is ever held. */
      share: z.number().min(0).max(1),
      /** So many agents may always be changed: in a small team, one agent is a large share. */
      from: z.int().min(0).max(1_000_000),
    }),
    /** Who gets an e-mail at the end of each upload; each of them is asked by AWS to confirm. Others may subscribe to the topic. */
    notify: z.array(z.email()).max(100),
  }),

  /** Each of its values is described in settings/operators.ts. */
  operators: Operators,
});

const Settings = Values.superRefine((values, context) => {
  for (const { path, message } of contradictions(values)) {
    context.addIssue({ code: "custom", path, message, input: values });
  }
});

export type Settings = z.infer<typeof Settings>;

const defaults: Settings = {
  region: "us-east-1",
  connect: {
    instance: "existing",
    instanceId: "11111111-2222-4333-8444-555555555555",
    identityManagement: "CONNECT_MANAGED",
    approvedOrigins: [],
    claim: [],
    ratePerSecond: 2,
    burst: 5,
    operations: {},
    buckets: "per operation",
  },
  contactCentre: {
    calls: { inbound: true, outbound: true },
    hours: [
      {
        name: "Office Hours",
        timeZone: "America/New_York",
        opens: [{ days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], from: "09:00", to: "17:00" }],
      },
    ],
    queues: [{ name: "Office", hours: "Office Hours", mostContacts: 100 }],
    routingProfiles: [
      {
        name: "Front Desk",
        description: "Agents who answer the main line, and what is transferred to the office",
        channels: { VOICE: 1, CHAT: 2 },
        outboundQueue: "Office",
        queues: [
          { queue: "main line", channel: "VOICE", priority: 1, delaySeconds: 0 },
          { queue: "main line", channel: "CHAT", priority: 1, delaySeconds: 0 },
          { queue: "Office", channel: "VOICE", priority: 2, delaySeconds: 0 },
        ],
      },
    ],
    securityProfiles: [
      {
        name: "Front Desk Agent",
        description: "The agents' panel with outbound calls and quick connects",
        permissions: ["BasicAgentAccess", "OutboundCallAccess", "TransferDestinations.View"],
      },
    ],
    hierarchy: { levels: [], groups: [] },
    storage: {
      callRecordings: { kept: true, days: 90 },
      chatTranscripts: { kept: true, days: 90 },
      scheduledReports: { kept: true, days: 90 },
    },
    streams: { contactRecords: "off", agentEvents: "off", keepHours: 24 },
  },
  mainLine: {
    phoneNumberIds: [],
    location: "Singapore",
    hours: {
      timeZone: "America/New_York",
      days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
      from: "09:00",
      to: "17:00",
    },
    mostWaiting: 10,
    namesAtOnce: 8,
    operable: { key: "frontdesk", value: "operable" },
    testCases: false,
  },
  pins: {
    length: 6,
    lifeSeconds: 300,
    entrySeconds: 30,
    tries: 3,
    sendsPerNumber: 5,
    sendsPerLine: 60,
    senderId: "Frontdesk",
  },
  emergency: {
    locations: [
      { name: "Singapore", timeZone: "Asia/Singapore" },
      { name: "Manila", timeZone: "Asia/Manila" },
      { name: "Sydney", timeZone: "Australia/Sydney" },
    ],
    types: [
      {
        name: "Fire alarm",
        message:
          "Our {location} office has been evacuated because of a fire alarm, so that you may wait much longer than usual. If your matter is not urgent, please call again in an hour.",
      },
      {
        name: "Severe weather",
        message:
          "Because of severe weather, few people can work at our {location} office today, and you may wait longer than usual. If your matter is not urgent, please call again tomorrow.",
      },
      {
        name: "Power outage",
        message:
          "Our {location} office has no power at the moment, so that some of our systems cannot be reached and you may wait longer than usual. We are working on it. Please call again later if you can.",
      },
    ],
    mostHours: 72,
    phoneNumberIds: { authentication: [], demo: [] },
    alert: [],
  },
  passwords: {
    offered: true,
    directory: {
      servers: ["ldaps://dc1.example.test:636"],
      ca: "",
      base: "OU=Staff,DC=example,DC=test",
      serviceAccount: "CN=svc-reset,OU=ServiceAccounts,DC=example,DC=test",
      password: "",
      attributes: { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" },
      protectedGroups: [],
    },
    network: { subnetIds: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] },
    startMonth: "month",
    secondFactor: "none",
    length: 16,
    attempts: { perAccount: 5, perCaller: 5, withoutNumber: 30, lockMinutes: 30 },
    phoneNumberIds: [],
    alert: [],
  },
  agents: {
    retries: 5,
    consumers: 2,
    largestFile: 1000,
    keepDays: 30,
    emailChanges: "refused",
    remove: { allowed: false, mostRows: 100, sharedQuickConnects: "refused" },
    hold: { share: 0.5, from: 20 },
    notify: [],
  },
  operators: { alert: [], smsSpendDollars: 0.8, unanswered: 5, dashboards: true },
};

export type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** The members of `under` with those of `over` in their place, at any depth. */
export function lay(over: Tree, under: Tree): Tree {
  const laid = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isTree(value) && isTree(below) ? lay(value, below) : value];
  });
  return { ...under, ...Object.fromEntries(laid) };
}

/** What FRONTDESK_SETTINGS says; throws where that is no JSON object, without repeating it: somebody may have put a password there. */
export function overlay(text = process.env.FRONTDESK_SETTINGS): Tree {
  const value = text ? parsed(text) : {};
  if (isTree(value)) return value;
  throw new Error(`FRONTDESK_SETTINGS must be a JSON object, such as {"agents":{"retries":5}}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the settings with what FRONTDESK_SETTINGS lays over them; throws with each wrong value's path and reason. */
export function readSettings(): Settings {
  const read = Settings.safeParse(lay(overlay(), defaults));
  if (read.success) return read.data;
  throw new Error(`settings.ts: ${z.prettifyError(read.error)}`);
}

export const settings = readSettings();
