import { e164 } from "@frontdesk/core/callers/number.ts";
import type { Member, Staff } from "../../cloud/staff.ts";
import type { PersonTold } from "../told/chat.ts";

/** Who is in the directory, those first whose password can be reset. */
export function peopleOf(staff: Staff): PersonTold[] {
  const people = staff.map(told);
  return [...people.filter(({ refused }) => !refused), ...people.filter(({ refused }) => refused)];
}

function told({ name, login, birthDate, startMonth, mobile: shown, locked: isLocked, refused }: Member): PersonTold {
  const number = e164(shown);
  return {
    ...{ name, login, birthDate, startMonth, isLocked },
    ...(shown && number && { mobile: { shown, number } }),
    ...(refused && { refused }),
  };
}
