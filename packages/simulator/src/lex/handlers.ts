import type * as LexRuntime from "@aws-sdk/client-lex-runtime-v2";
import type { Handlers } from "../wire/handlers.ts";

/** The operations named, each a handler typed by the SDK's command. */
export type Operations<Name extends keyof Handlers<typeof LexRuntime>> = Required<
  Pick<Handlers<typeof LexRuntime>, Name>
>;
