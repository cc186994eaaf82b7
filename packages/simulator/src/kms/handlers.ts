import type * as KMS from "@aws-sdk/client-kms";
import type { Handlers } from "../wire/handlers.ts";

/** The operations named, each a handler typed by the SDK's command. */
export type Operations<Name extends keyof Handlers<typeof KMS>> = Required<Pick<Handlers<typeof KMS>, Name>>;
