import { z } from "zod";

/** `null` clears what is there; a member that is not given leaves it as it is. */
const clearable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();

/** The settings of an agent that a row asks for, by name. */
export type Named = {
  login: string;
  password?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  secondaryEmail?: string | null | undefined;
  mobile?: string | null | undefined;
  routingProfile?: string | undefined;
  securityProfiles?: string[] | undefined;
  hierarchy?: string | null | undefined;
  phoneType?: PhoneType | undefined;
  deskNumber?: string | null | undefined;
  autoAccept?: boolean | undefined;
  /** Seconds; 0 is no limit. */
  afterContactWork?: number | undefined;
};

export const PhoneType = z.enum(["SOFT_PHONE", "DESK_PHONE"]);
export type PhoneType = z.infer<typeof PhoneType>;

/** The same with ids in the place of names: what Connect's API takes. */
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
  autoAccept: z.boolean().optional(),
  afterContactWork: z.number().optional(),
});
export type Wanted = z.infer<typeof Wanted>;
