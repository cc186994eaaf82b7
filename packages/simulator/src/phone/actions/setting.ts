import type { Kind } from "../flow/kind.ts";
import { success } from "../flow/outcome.ts";

/** A setting of recording, logging or routing, which changes nothing that the caller hears or a flow can ask for. */
export const settingWith = (...errors: string[]): Kind => ({ errors, goesOn: true, perform: () => success });
