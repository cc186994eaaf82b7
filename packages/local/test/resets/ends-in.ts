/** How requests ended, as the function that resets passwords has logged it, oldest first. */
export const endsIn = (printed: string[]): Record<string, unknown>[] =>
  printed
    .filter((line) => line.includes("ResetPassword") && line.includes('"outcome"'))
    .map((line) => JSON.parse(line.slice(line.indexOf("{"))));
