import * as z from "zod";
import { STATE_NAMES } from "./states.ts";

/** Limits of tags. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
const [MOST_TAGS, LONGEST_KEY, LONGEST_VALUE] = [50, 128, 256];

export const INSTANCE_ID = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

const instance = z.strictObject({
  /** May be left out: then it comes from the name or, without one, the position, the same at every boot. */
  id: z.string().regex(INSTANCE_ID, "must be i- and 17 (or, as old ones have, 8) of 0-9 and a-f").optional(),
  /** The tag Name; several instances may have the same. */
  name: z.string().min(1).max(LONGEST_VALUE).optional(),
  /** One on its way (pending, stopping, shutting-down) sets off when the simulator starts. */
  state: z.enum(STATE_NAMES).default("running"),
  type: z.string().min(1).default("t3.micro"),
  tags: z
    .record(z.string().min(1).max(LONGEST_KEY), z.string().max(LONGEST_VALUE))
    .refine((tags) => Object.keys(tags).length <= MOST_TAGS, `at most ${MOST_TAGS} tags`)
    .default({}),
});

export const Ec2Instances = z.array(instance);

/** The instances that the simulator starts with. */
export type Ec2Instances = z.infer<typeof Ec2Instances>;
export type StartingInstance = Ec2Instances[number];
