import * as z from "zod";
import { overlaps } from "./opening-times.ts";
import { Hours } from "./parts.ts";
import { Permission } from "./permissions.ts";

/** A name in the instance: 127 characters are AWS's bound for hours, queues and profiles. */
const name = (most = 127) =>
  z
    .string()
    .normalize()
    .max(most)
    .regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u, "a name on one line, without a space before or after it");
const Description = z.string().min(1).max(250);

const OpeningHours = z.strictObject({
  name: name(),
  timeZone: Hours.shape.timeZone,
  /** When it is open: `to` is on the next day where it is not after `from`, so that 00:00 to 00:00 is all day. */
  opens: z
    .array(Hours.omit({ timeZone: true }))
    .min(1)
    .max(14)
    .superRefine((opens, context) => {
      for (const { at, day } of overlaps(opens)) {
        const message = `it is open then already, on ${day}: write one time from the first to the last`;
        context.addIssue({ code: "custom", path: [at], message, input: opens });
      }
    }),
});

/** More than may be in an instance at once, unless AWS has raised its quota very far. */
export const MOST_CONTACTS = 10_000;

const Queue = z.strictObject({
  name: name(),
  /** One of `hours`, by its name. */
  hours: name(),
  /** How many may wait at once; without it AWS's quota of concurrent contacts is the only bound. */
  mostContacts: z.int().min(1).max(MOST_CONTACTS).optional(),
});

/** By this routing profiles mean the main line's queue. */
export const MAIN_LINE = "main line";

const RoutedQueue = z.strictObject({
  /** One of `queues`, or `main line`, which stands for the queue of the main line's callers. */
  queue: name(),
  channel: z.enum(["VOICE", "CHAT", "TASK"]),
  /** Which contacts come first: 1 before 2. */
  priority: z.int().min(1).max(99),
  /** How long a contact waits before it is offered to these agents: other agents come first that long. */
  delaySeconds: z.int().min(0).max(9999),
});

const RoutingProfile = z.strictObject({
  /** As the column of routing profiles names it in files. */
  name: name(),
  description: Description,
  /** How many contacts of a channel an agent may have at once. Amazon Connect allows one call. */
  channels: z
    .strictObject({ VOICE: z.literal(1), CHAT: z.int().min(1).max(10), TASK: z.int().min(1).max(10) })
    .partial()
    .refine((channels) => Object.values(channels).some(Boolean), "at least one channel"),
  /** The queue that stands for outbound calls, which AWS wants to know even where agents make none. */
  outboundQueue: name(),
  queues: z.array(RoutedQueue).min(1).max(50),
});

const SecurityProfile = z.strictObject({
  /** As the column of security profiles names it in files. */
  name: name().regex(/^[ a-zA-Z0-9_@-]+$/, "letters, digits, spaces, _, @ and -"),
  description: Description,
  permissions: z.array(Permission).min(1).max(500),
});

/** AWS's bound: https://docs.aws.amazon.com/connect/latest/adminguide/agent-hierarchy.html. */
const MOST_LEVELS = 5;
export type Group = { name: string; groups?: Group[] | undefined };

/** In files the names of a path are joined by `/` or `|`. */
const GroupName = name(100).regex(/^[^/|]+$/, "a name without / and |, which join the names of a path in files");
/** Built level by level, so that a group which holds itself ends as one that is too deep. */
const groupOn = (level: number): z.ZodType<Group> =>
  z.strictObject({
    name: GroupName,
    groups: (level < MOST_LEVELS
      ? z.array(groupOn(level + 1)).max(500)
      : z
          .array(z.unknown())
          .max(0, `a hierarchy has ${MOST_LEVELS} levels at most`)
          .transform((): Group[] => [])
    ).optional(),
  });

const Stored = z.strictObject({
  /** Whether they are stored at all. */
  kept: z.boolean(),
  /** Days after which they are deleted. */
  days: z.int().min(1).max(3650),
});
const Switch = z.enum(["off", "on"]);

/**
 * The Amazon Connect instance that the stacks create where `connect.instance` is `new`, and what is in it beside the main line.
 * Amazon Connect itself puts into each new instance: the hours `Basic Hours`, the queue `BasicQueue`, the routing profile
 * `Basic Routing Profile`, and the security profiles `Admin`, `Agent`, `CallCenterManager` and `QualityAnalyst`.
 */
export const ContactCentre = z.strictObject({
  /**
   * The instance's name, in the addresses that people open: https://ALIAS.my.connect.aws. No other instance in the world may
   * have it, and it cannot be changed, so that another stage needs another. Not needed with a directory, which may have a name
   * already. ⚠ AWS does not say what it does with another name then: leave it out, or write the directory's own.
   */
  alias: z
    .string()
    .min(2)
    .max(45)
    .regex(/^(?!d-)[\da-zA-Z]+(?:-*[\da-zA-Z])*$/, "letters, digits and hyphens between them, and no d- before them")
    .optional(),
  /** With EXISTING_DIRECTORY: the directory's id in AWS Directory Service, which no other instance uses. It cannot be changed. */
  directoryId: z
    .string()
    .regex(/^d-[0-9a-f]{10}$/, "a directory's id, such as d-926abc1234")
    .optional(),
  /** Whether there are calls at all: to the instance, and from it. */
  calls: z.strictObject({ inbound: z.boolean(), outbound: z.boolean() }),
  /** When queues are open. */
  hours: z.array(OpeningHours).max(90),
  /** Where contacts wait, beside the main line's. */
  queues: z.array(Queue).max(45),
  /** Which queues' contacts agents get, beside the main line's. */
  routingProfiles: z.array(RoutingProfile).max(450),
  /** What users may do in the instance, beside Amazon Connect's own. */
  securityProfiles: z.array(SecurityProfile).max(90),
  /** Who belongs to whom, for reports. Each level has a name, and the groups are a tree that is as deep at most. */
  hierarchy: z.strictObject({
    levels: z.array(name(50)).max(MOST_LEVELS, `a hierarchy has ${MOST_LEVELS} levels at most`),
    groups: z.array(groupOn(1)).max(500),
  }),
  /**
   * What goes into a bucket of its own: private, encrypted with a key of its own, versioned. What is deleted can be fetched
   * back for a week. No call is recorded unless a flow says so, and none of ours does. In production the bucket and its key
   * stay when the app is removed.
   */
  storage: z.strictObject({ callRecordings: Stored, chatTranscripts: Stored, scheduledReports: Stored }),
  /**
   * Streams of Kinesis for programs of yours: one with a record of each contact, one with what agents do. Each has a shard, for
   * 1,000 records or 1 MB a second, which costs by the hour even where nobody reads it. Who reads needs leave to decrypt.
   */
  streams: z.strictObject({
    contactRecords: Switch,
    agentEvents: Switch,
    /** Hours for which a record can be read again; more than 24 cost more. */
    keepHours: z.int().min(24).max(8760),
  }),
});
export type ContactCentre = z.infer<typeof ContactCentre>;
