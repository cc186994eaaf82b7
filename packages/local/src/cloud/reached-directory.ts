import * as z from "zod";

/** How a directory of this machine is reached. */
export const ReachedDirectory = z.object({
  servers: z.array(z.string()).min(1),
  serverName: z.string(),
  /** PEM. */
  ca: z.string(),
  serviceAccount: z.string(),
  password: z.string(),
});
export type ReachedDirectory = z.infer<typeof ReachedDirectory>;
