const WHOLE = new Intl.NumberFormat("en");
const ONE_DIGIT = new Intl.NumberFormat("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const count = (value: number): string => WHOLE.format(value);
export const rate = (value: number): string =>
  value >= 100 ? WHOLE.format(Math.round(value)) : ONE_DIGIT.format(value);
export const clock = (at: number): string => CLOCK.format(at);
export const rows = (value: number): string => `${count(value)} ${value === 1 ? "row" : "rows"}`;

/** Milliseconds as people say them. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${ONE_DIGIT.format(ms / 1000)} s` : span(ms / 1000);
}

/** Seconds as people say them, in two units at most. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 && minutes < 10 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}
