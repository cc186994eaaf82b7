import { createHash, timingSafeEqual } from "node:crypto";
import { dateOf } from "./birth-date.ts";
import { monthOf } from "./start-month.ts";

/** What of the start is compared: the month alone, or the month of a year. */
export type Wanted = "month" | "month and year";
export type GivenDetails = { birthDate: string; startMonth: string };
/** As a directory has them; nothing where it has none. */
export type KeptDetails = { birthDate: string | undefined; startMonth: string | undefined };

/**
 * Whether both details mean the same as the directory's, however either is written. Both are always compared, as digests, so
 * that the time does not tell which is wrong or where. What cannot be read is like nothing, and not like itself.
 */
export function sameDetails(given: GivenDetails, kept: KeptDetails, wanted: Wanted): boolean {
  const isBirthDate = isSame(dateOf(given.birthDate), dateOf(kept.birthDate ?? ""));
  const isStart = isSame(startOf(given.startMonth, wanted), startOf(kept.startMonth ?? "", wanted));
  return isBirthDate && isStart;
}

/** Whether the directory has both details, in a writing that can be read: else nothing that is said is right. */
export const hasDetails = (kept: KeptDetails, wanted: Wanted): boolean =>
  dateOf(kept.birthDate ?? "") !== undefined && startOf(kept.startMonth ?? "", wanted) !== undefined;

function startOf(text: string, wanted: Wanted): string | undefined {
  const start = monthOf(text);
  if (!start) return undefined;
  if (wanted === "month") return String(start.month);
  return start.year === undefined ? undefined : `${start.year}-${start.month}`;
}

/** The words in the place of what is missing differ, and neither is a date. */
const isSame = (given: string | undefined, kept: string | undefined): boolean =>
  timingSafeEqual(digest(given ?? "nothing given"), digest(kept ?? "nothing kept"));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
