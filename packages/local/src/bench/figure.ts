/** A number that was measured, and the bar that it should reach. */
export type Figure = { name: string; value: number; bar: number; ok: boolean };

const DIGITS = 1000;
const rounded = (value: number) => Math.round(value * DIGITS) / DIGITS;

/** A figure that should be as high as its bar, or higher. Judged as it is shown, to three digits. */
export function atLeast(bar: number, name: string, value: number): Figure {
  return { name, value: rounded(value), bar, ok: rounded(value) >= bar };
}

/** A figure that should be as low as its bar, or lower. */
export function atMost(bar: number, name: string, value: number): Figure {
  return { name, value: rounded(value), bar, ok: rounded(value) <= bar };
}

/** The one in the middle, or the mean of both. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}
