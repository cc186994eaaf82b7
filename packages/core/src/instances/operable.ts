import type { Caller } from "../callers/caller.ts";
import type { Instance } from "./instances.ts";

/** The tag that an instance must carry to be started and stopped by telephone. */
export type OperableTag = { key: string; value: string };

export const isOperable = ({ tags }: Instance, { key, value }: OperableTag): boolean => tags[key] === value;

/** Whether the caller may start and stop instances: known, and flagged as an operator. */
export const mayOperate = (caller: Caller | undefined): boolean => caller?.operator === true;
