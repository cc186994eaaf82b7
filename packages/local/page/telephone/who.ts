import { signal } from "@preact/signals";

/** Whose telephone it is, in E.164; blank for a caller who withholds the number. */
export const who = signal("+12025550123");
