import * as z from "zod";
import { Agents } from "./settings/agents.ts";
import { Connect } from "./settings/connect.ts";
import { ContactCentre } from "./settings/contact-centre.ts";
import { contradictions } from "./settings/contradictions.ts";
import { Operators } from "./settings/operators.ts";
import { lay, overlay } from "./settings/overlay.ts";
import { EmergencyType, Hours, Location, PhoneNumberIds, SenderId } from "./settings/parts.ts";
import { Passwords } from "./settings/passwords.ts";

/**
 * What an operator edits. Every value has a bound, so that a slip is told before anything is deployed.
 * A stage can differ without an edit: FRONTDESK_SETTINGS holds JSON that is laid over these values.
 */
const Values = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS Region such as eu-west-2"),

  /** Each of its values is described in settings/connect.ts. */
  connect: Connect,

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

  /** Each of its values is described in settings/agents.ts. */
  agents: Agents,

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
    owner: "production",
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

/** Reads the settings with what FRONTDESK_SETTINGS lays over them; throws with each wrong value's path and reason. */
export function readSettings(): Settings {
  const read = Settings.safeParse(lay(overlay(), defaults));
  if (read.success) return read.data;
  throw new Error(`settings.ts: ${z.prettifyError(read.error)}`);
}

export const settings = readSettings();
