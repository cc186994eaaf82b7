import type * as Connect from "@aws-sdk/client-connect";
import type { Handlers } from "../wire/handlers.ts";

/** The operations named, each a handler typed by the SDK's command. */
export type Operations<Name extends keyof Handlers<typeof Connect>> = Required<Pick<Handlers<typeof Connect>, Name>>;
