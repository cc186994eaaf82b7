import type { SlotType } from "../../definition/slot-type.ts";
import { numberIn } from "../numbers.ts";
import { resolveAlphaNumeric } from "./alphanumeric.ts";
import { resolveCustom } from "./custom.ts";
import { resolveDate } from "./date.ts";
import { as, type Moment, type Resolution } from "./resolution.ts";

type Resolver = (said: string, moment: Moment) => Resolution | undefined;

/** The built-in slot types that are simulated, by name. https://docs.aws.amazon.com/lexv2/latest/dg/howitworks-builtins-slots.html */
const BUILT_IN: Record<string, Resolver> = {
  "AMAZON.AlphaNumeric": resolveAlphaNumeric,
  "AMAZON.Date": resolveDate,
  "AMAZON.FreeFormInput": (said) => as(said.trim(), said.trim()),
  "AMAZON.Number": (said) => {
    const number = numberIn(said);
    return number === undefined ? undefined : as(said.trim(), number);
  },
};

export const isBuiltIn = (slotTypeName: string): boolean => Object.hasOwn(BUILT_IN, slotTypeName);

/** Whether any words at all fill such a slot. */
export const takesAnything = (slotTypeName: string): boolean => slotTypeName === "AMAZON.FreeFormInput";

/** What a slot of this type makes of what was said; nothing where that is no value of it. */
export function resolveSlot(
  slotTypeName: string,
  said: string,
  { slotTypes, ...moment }: Moment & { slotTypes: SlotType[] },
): Resolution | undefined {
  if (!said.trim()) return undefined;
  if (isBuiltIn(slotTypeName)) return BUILT_IN[slotTypeName]?.(said, moment);
  const own = slotTypes.find(({ Name }) => Name === slotTypeName);
  return own && resolveCustom(own, said.trim());
}
