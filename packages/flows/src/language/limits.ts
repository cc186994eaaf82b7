/** A whole number in Connect's limits, as the text that the Flow language wants; throws with the name of what is wrong. */
export function within(name: string, value: number, least: number, most: number): string {
  if (Number.isInteger(value) && value >= least && value <= most) return String(value);
  throw new RangeError(`“${name}” is ${value}, and must be a whole number from ${least} to ${most}.`);
}
