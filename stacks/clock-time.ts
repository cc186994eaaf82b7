/** A time such as `09:00`, as Amazon Connect has it. */
export function clockTime(text: string) {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return { hours, minutes };
}
