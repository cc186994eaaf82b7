import type * as SNS from "@aws-sdk/client-sns";
import type { Handlers } from "../wire/handlers.ts";

/** The operations named, each a handler typed by the SDK's command. */
export type Operations<Name extends keyof Handlers<typeof SNS>> = Required<Pick<Handlers<typeof SNS>, Name>>;
