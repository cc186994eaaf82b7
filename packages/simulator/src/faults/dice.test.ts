import { expect, it } from "vitest";
import { dice } from "./dice.ts";

const first = (count: number, row: (n: number) => number) => Array.from({ length: count }, (_, n) => row(n));

it("throws the same for the same seed, name and place, in any order", () => {
  const forward = first(100, dice(7, "call 0"));
  const again = dice(7, "call 0");
  expect(forward.map((_, n) => again(99 - n)).reverse()).toEqual(forward);
  expect(first(100, dice(8, "call 0"))).not.toEqual(forward);
  expect(first(100, dice(7, "call 1"))).not.toEqual(forward);
});

it("throws evenly, and names have nothing to do with each other", () => {
  const [one, other] = [first(20_000, dice(7, "call 0")), first(20_000, dice(7, "call 1"))];
  for (let tenth = 0; tenth < 10; tenth++) {
    const within = one.filter((share) => share >= tenth / 10 && share < (tenth + 1) / 10).length;
    expect(Math.abs(within - 2_000)).toBeLessThan(200);
  }
  const both = one.filter((share, n) => share < 0.5 && (other[n] ?? 1) < 0.5).length;
  expect(Math.abs(both - 5_000)).toBeLessThan(300);
});
