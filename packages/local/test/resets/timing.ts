import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import type { Domain } from "../directory/domain.ts";
import { BARRED } from "../directory/fixtures.ts";
import { deskFor, someone } from "./desks.ts";
import { rightFor, type Said } from "./fulfilment.ts";
import { REFUSED } from "./sentences.ts";

const ROUNDS = 32;
/** Nobody is locked but the one who is to be. */
const LOCKED_AFTER = ROUNDS + 1;

/** How long refusals take. */
export function timing(domain: () => Domain): void {
  describe("the time of a refusal", () => {
    const desk = deskFor(domain, () => ({
      environment: {
        RESET_LIMITS: JSON.stringify({ perAccount: LOCKED_AFTER, perCaller: 1e6, withoutNumber: 1e6, lockMinutes: 30 }),
      },
    }));

    it("does not tell what was wrong: medians differ by less than single answers of one kind do", async () => {
      const right = (index: number) => rightFor(someone(index));
      const kinds: Record<string, (round: number) => Said> = {
        "unknown user": (round) => ({ ...right(18), UserID: `nosuch${round}` }),
        "wrong date": () => ({ ...right(18), DOB: "1991-04-17" }),
        disabled: () => rightFor(BARRED.disabled),
        locked: () => right(23),
      };
      for (let count = 0; count < LOCKED_AFTER; count++) await desk().fulfil({ ...right(23), DOB: "1991-04-17" });
      const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
      for (let round = 0; round < ROUNDS; round++) {
        // Each kind comes first as often as the others.
        const names = Object.keys(kinds);
        for (const name of [...names.slice(round % 4), ...names.slice(0, round % 4)]) {
          const said = kinds[name]?.(round) as Said;
          const started = performance.now();
          expect((await desk().fulfil(said)).said).toBe(REFUSED);
          times.get(name)?.push(performance.now() - started);
        }
      }
      const medians = [...times].map(([kind, each]) => ({ kind, median: quantile(each, 0.5) }));
      const noise = Math.min(...[...times.values()].map((each) => quantile(each, 0.75) - quantile(each, 0.25)));
      const middles = medians.map(({ median }) => median);
      const apart = Math.max(...middles) - Math.min(...middles);
      expect(apart, JSON.stringify({ medians, noise })).toBeLessThan(noise);
      const codes = desk()
        .logged()
        .map(({ code }) => code);
      expect(new Set(codes)).toEqual(new Set(["UnknownUser", "WrongDetails", "BarredDisabled", "AccountLocked"]));
    });
  });
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}
