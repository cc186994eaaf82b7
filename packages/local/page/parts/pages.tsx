import { count } from "./format.ts";

type Props = { page: number; pageSize: number; total: number; what: string; turn(page: number): void };

/** Leads through a list that comes in pages; nothing where there is one page alone. */
export function Pages({ page, pageSize, total, what, turn }: Props) {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  if (last === 0) return null;
  const from = page * pageSize + 1;
  const to = Math.min(total, from + pageSize - 1);
  return (
    <nav class="pages" aria-label={`Pages of ${what}`}>
      <button type="button" disabled={page === 0} onClick={() => turn(page - 1)}>
        Previous
      </button>
      <span>
        {count(from)}–{count(to)} of {count(total)}
      </span>
      <button type="button" disabled={page >= last} onClick={() => turn(page + 1)}>
        Next
      </button>
    </nav>
  );
}
