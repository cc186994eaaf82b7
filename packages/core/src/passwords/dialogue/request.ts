import type { ResetRequest } from "../reset.ts";
import { type Reading, readSlot } from "./read-slot.ts";
import type { Slot, Turn } from "./turn.ts";

/** Longer than anything that is taken, so that what is cut off makes nothing right. */
const LONGEST = 256;

/** What is asked for. What cannot be read goes on as it was said, or blank, to be counted and refused like what is wrong. */
export function requestOf(turn: Turn, reading: Reading): ResetRequest {
  const { id, contactId, caller, line } = turn;
  const given = (slot: Slot): string => {
    const said = turn.slots[slot];
    if (!said) return "";
    const read = readSlot(slot, said, reading);
    return "value" in read ? read.value : said.value.slice(0, LONGEST);
  };
  const details = { login: given("UserID"), birthDate: given("DOB"), startMonth: given("MonthStarted") };
  const pin = given("PIN");
  return { ...{ id, contactId, caller, line }, ...details, ...(pin && { pin }) };
}
