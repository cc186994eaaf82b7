type Unit = "day" | "hour" | "minute" | "second";

const UNITS: [unit: Unit, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function inWords(amount: number, unit: Unit, digits = 0): string {
  const options = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat("en-GB", options).format(amount);
}

/** How long something took (ms), in its two largest units: `2 minutes 5 seconds`. */
export function lasted(milliseconds: number): string {
  const exact = Math.max(0, milliseconds) / 1000;
  if (exact < 9.95) return inWords(exact, "second", 1);
  const seconds = Math.round(exact);
  const largest = UNITS.findIndex(([, size]) => seconds >= size);
  const [unit, size] = UNITS[largest] ?? ["second", 1];
  const [nextUnit, nextSize] = UNITS[largest + 1] ?? ["second", 1];
  const rest = Math.floor((seconds % size) / nextSize);
  const first = inWords(Math.floor(seconds / size), unit);
  return rest === 0 ? first : `${first} ${inWords(rest, nextUnit)}`;
}

/** How long something would take (seconds), as a person says it: `about 4 minutes`. An estimate is not told to the second. */
export function roughly(seconds: number): string {
  if (seconds < 1) return "less than a second";
  if (seconds < 10) return "a few seconds";
  if (seconds <= 50) return `about ${inWords(Math.ceil(seconds / 10) * 10, "second")}`;
  if (seconds < 90) return "about a minute";
  const minutes = seconds / 60;
  if (minutes < 10) return `about ${inWords(Math.round(minutes), "minute")}`;
  if (minutes < 52.5) return `about ${inWords(Math.round(minutes / 5) * 5, "minute")}`;
  const hours = minutes / 60;
  if (hours < 1.25) return "about an hour";
  const halves = Math.round(hours * 2) / 2;
  if (hours < 9.75) return `about ${inWords(halves, "hour", 1)}`;
  if (hours < 36) return `about ${inWords(Math.round(hours), "hour")}`;
  return `about ${inWords(Math.round(hours / 12) / 2, "day", 1)}`;
}
