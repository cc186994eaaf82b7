import type * as EC2 from "@aws-sdk/client-ec2";
import type { Handlers } from "../wire/handlers.ts";

/** The operations named, each a handler typed by the SDK's command. */
export type Operations<Name extends keyof Handlers<typeof EC2>> = Required<Pick<Handlers<typeof EC2>, Name>>;
