import type { UploadTold } from "../../src/console/told/upload.ts";
import { count } from "../parts/format.ts";

const WORDS = ["created", "changed", "unchanged", "removed", "absent", "failed"] as const;
const PLANNED = { created: "to be created", changed: "to be changed", removed: "to be removed", failed: "refused" };

/** How many rows came to each outcome. */
export function Outcomes({ upload: { outcomes, succeeded, failed, isPlan, refused } }: { upload: UploadTold }) {
  if (refused) return null;
  const counts = outcomes ?? { ...(succeeded > 0 && { done: succeeded }), failed };
  const named: Record<string, string> = isPlan ? PLANNED : {};
  const shown = [...WORDS, "done"].filter((name) => Reflect.get(counts, name) > 0);
  if (shown.length === 0) return null;
  return (
    <ul class="outcomes" aria-label="Outcomes">
      {shown.map((name) => (
        <li key={name} class={name === "done" ? "created" : name}>
          <b>{count(Reflect.get(counts, name))}</b> {named[name] ?? name}
        </li>
      ))}
    </ul>
  );
}
