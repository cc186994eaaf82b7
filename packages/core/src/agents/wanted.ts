import * as z from "zod";
import { CHANNELS } from "./channels.ts";

/** `null` clears what is there; a member that is not given leaves it as it is. */
const clearable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();
const perChannel = <Schema extends z.ZodType>(schema: Schema) => z.partialRecord(z.enum(CHANNELS), schema).optional();

export const PhoneType = z.enum(["SOFT_PHONE", "DESK_PHONE"]);
export type PhoneType = z.infer<typeof PhoneType>;

/** What an agent is good at: a value of one of the instance's predefined attributes, and how good, from 1 to 5. */
export const Proficiency = z.object({ name: z.string(), value: z.string(), level: z.int().min(1).max(5) });
export type Proficiency = z.infer<typeof Proficiency>;

/** What a row asks for, with ids in the place of names: what Connect's API takes. */
export const Wanted = z.object({
  login: z.string(),
  password: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  secondaryEmail: clearable(z.string()),
  mobile: clearable(z.string()),
  routingProfileId: z.string().optional(),
  securityProfileIds: z.array(z.string()).optional(),
  hierarchyGroupId: clearable(z.string()),
  phoneType: PhoneType.optional(),
  deskNumber: clearable(z.string()),
  /** For calls. */
  autoAccept: z.boolean().optional(),
  /** For single channels, over the other. */
  autoAcceptBy: perChannel(z.boolean()),
  /** Seconds, on every channel; 0 is no limit. */
  afterContactWork: z.number().optional(),
  /** For single channels, over the other. */
  afterContactWorkBy: perChannel(z.number()),
  persistentConnection: z.boolean().optional(),
  /** All of them: those that are not named are taken away. */
  proficiencies: clearable(z.array(Proficiency)),
  /** All of them: those that are not named are taken away. */
  tags: clearable(z.record(z.string(), z.string())),
});
export type Wanted = z.infer<typeof Wanted>;

/** The settings of an agent that a row asks for, by name. */
export type Named = Omit<Wanted, "routingProfileId" | "securityProfileIds" | "hierarchyGroupId" | "proficiencies"> & {
  routingProfile?: string | undefined;
  securityProfiles?: string[] | undefined;
  hierarchy?: string | null | undefined;
  proficiencies?: { skill: string; level: number }[] | null | undefined;
};
