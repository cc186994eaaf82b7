import * as z from "zod";
import { CHANNELS, type Channel } from "./channels.ts";

const E164 = /^\+[1-9]\d{1,14}$/;
/** Control characters and those that Unicode has for no text: they come from broken exports. */
const CONTROL = /[\p{Cc}\p{Noncharacter_Code_Point}\p{Surrogate}]/u;

type Cell<Value> = z.ZodType<Value, string>;

const choice = <Value>(values: Record<string, Value>, say: string): Cell<Value> =>
  z.string().transform((text, context) => {
    const key = text.toLowerCase().replace(/[\s-]/g, "_");
    if (Object.hasOwn(values, key)) return values[key] as Value;
    context.addIssue({ code: "custom", message: say });
    return z.NEVER;
  });

/** A cell with several parts, `|` between them, each read by itself into a thing, or a text that says what is wrong. */
const parts = <Part extends object>(read: (part: string) => Part | string) =>
  z
    .string()
    .max(LONGEST_LIST, `is longer than ${LONGEST_LIST.toLocaleString("en")} characters`)
    .transform((text, context) => {
      const found: Part[] = [];
      for (const part of text.split("|").map((each) => each.trim())) {
        if (part === "") continue;
        const one = read(part);
        if (typeof one === "string") context.addIssue({ code: "custom", message: one });
        else found.push(one);
      }
      return found;
    });
const LONGEST_LIST = 40_000;

/** The first that stands in the list twice, by its key. */
const twice = <Part>(list: Part[], keyOf: (part: Part) => string) =>
  list.find((part, index) => list.findIndex((other) => keyOf(other) === keyOf(part)) < index);

/** `voice:…|chat:…`: a value for single channels. */
const byChannel = <Value>(value: Cell<Value>) =>
  parts((part) => {
    const [name = "", ...rest] = part.split(":");
    const channel = CHANNELS.find((known) => known === name.trim().toUpperCase());
    if (!channel) return `has the channel “${name.trim()}”, and there are voice, chat, task and email`;
    const read = value.safeParse(rest.join(":").trim());
    if (read.success) return { channel, value: read.data };
    return `says for ${name.trim()} what ${read.error.issues[0]?.message}`;
  })
    .refine((list) => !twice(list, ({ channel }) => channel), "has a channel twice")
    .refine((list) => list.length > 0, "names no channel")
    .transform((list) => Object.fromEntries(list.map(({ channel, value }) => [channel, value])) as PerChannel<Value>);
type PerChannel<Value> = Partial<Record<Channel, Value>>;

const name = (longest: number) =>
  z
    .string()
    .normalize("NFC")
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => !CONTROL.test(text), "holds a line break or another control character");
/** Names of things in the instance are looked up; this only keeps a broken cell out of messages. */
const reference = z.string().max(1500, "is longer than 1,500 characters");
const email = z
  .string()
  .max(254, "is longer than 254 characters")
  .regex(z.regexes.html5Email, { error: "is no e-mail address", abort: true });
const phone = z.string().regex(E164, "is no E.164 number, such as +442079460958: no spaces, no leading zeros");
const seconds = z
  .string()
  .regex(/^\d+$/, "is no whole number of seconds")
  .transform(Number)
  .refine((value) => value <= 2_000_000, "is more than 2,000,000 seconds");
const profiles = reference
  .transform((text) => [...new Set(text.split("|").map((part) => part.trim()))].filter((part) => part !== ""))
  .refine((list) => list.length >= 1, "names no security profile")
  .refine((list) => list.length <= 10, "names more than 10 security profiles");

/** Field rules of Connect's user API (CreateUser, API reference); the message follows the column's name. */
const password = z
  .string()
  .min(8, "is shorter than 8 characters")
  .max(64, "is longer than 64 characters")
  .regex(/[a-z]/, "has no lower case letter")
  .regex(/[A-Z]/, "has no upper case letter")
  .regex(/\d/, "has no digit")
  .regex(/^\S*$/, "holds white space");
export const login = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .regex(/^[\w\-.@]+$/, "may hold letters from a to z, digits, _ - . and @ only");

/** `skill:level|…`; a skill is `attribute=value`, or the value alone where that is clear. */
const proficiencies = parts((part) => {
  const at = part.lastIndexOf(":");
  const [skill, level] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
  if (!skill) return `has “${part}”, which is no skill with its level, such as English:3`;
  if (!/^[1-5]$/.test(level)) return `has the level “${level}” for “${skill}”, and levels go from 1 to 5`;
  return { skill, level: Number(level) };
}).refine((list) => list.length > 0, "names no skill");

/** `key=value|…` or `key:value|…`; rules by TagResource, API reference. */
const tags = parts((part) => {
  const at = part.includes("=") ? part.indexOf("=") : part.indexOf(":");
  const [key, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
  if (!key) return `has “${part}”, which is no tag: write key=value`;
  if (/^aws:/i.test(key)) return `has the key “${key}”, and keys that begin with aws: are AWS's own`;
  if (key === "__proto__") return `has the key “${key}”, which cannot be set from here`;
  if (!TAG_KEY.test(key)) return `has the key “${key.slice(0, 40)}”: up to 128 letters, digits, spaces and _.:/=+-@`;
  if (value.length > 256) return `has a value of more than 256 characters for “${key}”`;
  return { key, value };
})
  .refine((list) => list.length <= 50, "has more than 50 tags")
  .refine((list) => !twice(list, ({ key }) => key), "has a key twice")
  .refine((list) => list.length > 0, "names no tag")
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, value])));
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;

const yesNo = choice({ yes: true, no: false, true: true, false: false }, "is neither “yes” nor “no”");

/** How a cell is described to people, in docs/columns.md. */
const said = <Schema extends z.ZodType>(schema: Schema, description: string, example: string) =>
  schema.meta({ description, examples: [example] });

/** How each column's cell is read, the login's aside, and what it says. */
export const FIELDS = {
  firstName: said(name(255), "Up to 255 characters.", "Olivia"),
  lastName: said(name(300), "Up to 300 characters.", "Carter"),
  email: said(
    email,
    "Where Connect sends a password reset, so that a change is refused unless the settings allow it (`agents.emailChanges`). Blank with single sign-on or an existing directory.",
    "olivia.carter@example.com",
  ),
  secondaryEmail: said(email, "Where Connect sends its other messages.", "olivia@example.org"),
  mobile: said(phone, "E.164: a plus, the country, no spaces.", "+442079460958"),
  password: said(
    password,
    "8 to 64 characters, with a lower and an upper case letter and a digit, without spaces. Blank with single sign-on or an existing directory; Connect cannot change it later.",
    "Welcome2Frontdesk",
  ),
  agentHierarchy: said(
    reference,
    "Another name for the hierarchy; one of both columns is enough.",
    "billing/Singapore",
  ),
  userHierarchy: said(
    reference,
    "The group, with all groups above it: `/` or `\\|` between them.",
    "technical support/US/Eastern",
  ),
  routingProfile: said(reference, "As it is named in the instance.", "Technical Support"),
  securityProfiles: said(
    profiles,
    "One to ten names, `\\|` between them: all of them, an update replaces the set.",
    "Agent|CallCenterManager",
  ),
  phoneType: said(
    choice(
      { soft: "SOFT_PHONE", soft_phone: "SOFT_PHONE", desk: "DESK_PHONE", desk_phone: "DESK_PHONE" } as const,
      "is neither “soft” nor “desk”",
    ),
    "`soft` or `desk`; `SOFT_PHONE` and `DESK_PHONE` as well. A new agent has a soft phone where it is blank.",
    "soft",
  ),
  phoneNumber: said(phone, "The desk phone's, E.164; a desk phone needs one.", "+6561234567"),
  autoAccept: said(yesNo, "Whether calls are accepted by themselves; `no` for a new agent where it is blank.", "yes"),
  autoAcceptBy: said(
    byChannel(yesNo),
    "The same for single channels: `voice`, `chat`, `task`, `email`. Channels that are not named stay as they are.",
    "chat:yes|task:no",
  ),
  afterContactWork: said(
    seconds,
    "After-contact work on every channel, 0 to 2,000,000 seconds; 0 is no limit, and what a new agent has where it is blank.",
    "60",
  ),
  afterContactWorkBy: said(
    byChannel(seconds),
    "The same for single channels, over what the other column says of all.",
    "chat:90|email:300",
  ),
  persistentConnection: said(yesNo, "Whether the line to the agent stays open between calls.", "no"),
  proficiencies: said(
    proficiencies,
    "Skills with their levels from 1 to 5: all of them, an update takes away those that are not named. A skill is a value of one of the instance's predefined attributes; where two attributes have that value, `attribute=value`.",
    "Language=English:5|Cards:3",
  ),
  tags: said(
    tags,
    "Up to 50 of `key=value` (or `key:value`): all of them, an update takes away those that are not named. A key has up to 128 characters and does not begin with `aws:`, a value up to 256.",
    "site=Manila|team=Blue",
  ),
};
