import type { RunTold } from "../../src/console/told/hood.ts";
import { clock, duration } from "../parts/format.ts";

const MOST = 24;
const [STEP, BAR, HEIGHT] = [5, 4, 24];
const WORDS: Record<RunTold["outcome"], string> = {
  success: "done",
  error: "error",
  timeout: "timed out",
  crash: "killed or crashed",
};

/** The last runs as a strip, the newest at the right: as high as they were long, failed ones whole and with a notch. */
export function Runs({ name, runs }: { name: string; runs: RunTold[] }) {
  const longest = Math.max(1, ...runs.map((run) => Math.log10(1 + run.duration)));
  const from = MOST - runs.length;
  return (
    <svg
      class="runs"
      viewBox={`0 0 ${MOST * STEP} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={`${name}: ${inWords(runs)}`}
    >
      <path class="ground" d={`M0 ${HEIGHT - 0.5}H${MOST * STEP}`} />
      {runs.map(({ id, at, outcome, duration: took, isCold, memory }, index) => {
        const isDone = outcome === "success";
        const high = isDone ? Math.max(3, (Math.log10(1 + took) / longest) * (HEIGHT - 2)) : HEIGHT;
        const words = `${clock(at)} ${WORDS[outcome]} in ${duration(took)}${isCold ? ", cold start" : ""}, ${memory} MB`;
        return (
          <rect
            key={id}
            class={`${outcome}${isCold ? " cold" : ""}`}
            x={(from + index) * STEP}
            y={HEIGHT - high}
            width={BAR}
            height={high}
            rx={1}
          >
            <title>{words}</title>
          </rect>
        );
      })}
      {runs.map(
        ({ id, outcome }, index) =>
          outcome !== "success" && (
            <path key={`${id} x`} class="notch" d={`M${(from + index) * STEP} ${HEIGHT / 2}h${BAR}`} />
          ),
      )}
    </svg>
  );
}

function inWords(runs: RunTold[]): string {
  if (runs.length === 0) return "no runs yet";
  const counts = Map.groupBy(runs, ({ outcome }) => outcome);
  const parts = [...counts].map(([outcome, of]) => `${of.length} ${WORDS[outcome]}`);
  return `of the last ${runs.length} runs ${parts.join(", ")}`;
}
