import { createHash, randomBytes } from "node:crypto";
import type { Entry } from "./entry.ts";
import type { Paging } from "./paging.ts";
import type { Search } from "./request.ts";
import { RefusedByDirectory, SUCCESS } from "./result.ts";
import { everythingOf, type Found, MAX_PAGE_SIZE, type Sought, search } from "./search.ts";
import type { State } from "./state.ts";

/** How many searches a connection may be in the midst of on Windows (MaxResultSetsPerConn) and on Samba: one more ends the oldest. */
const MOST_SEARCHES = 10;

type Rest = { of: string; entries: Sought["entries"]; total: number };

/** What is left of the searches that one connection reads in pages; it goes when the connection goes. */
export class Pages {
  /** By the cookie that asks for more. */
  readonly #rests = new Map<string, Rest>();

  /** Whoever binds goes on with nothing that was begun before. */
  forget(): void {
    this.#rests.clear();
  }

  /** The first page, or a further one. Throws RefusedByDirectory. */
  search(request: Search, { size, cookie }: Paging, who: Entry | undefined, state: State): Found {
    const { say, server } = state;
    const { sizeLimit } = request;
    const of = markOf(request, state);
    if (cookie.length === 0) {
      if (size === 0) throw new RefusedByDirectory(say.refused("pageOfNothing"));
      // All that may come comes in one page. https://www.rfc-editor.org/rfc/rfc2696#section-3
      if (server === "Windows" && sizeLimit > 0 && size >= sizeLimit) return search(request, who, state);
      const { entries, references } = everythingOf(request, who, state);
      return { ...this.#page({ of, entries, total: entries.length }, size, state), references };
    }
    const key = cookie.toString("hex");
    const rest = this.#rests.get(key);
    if (rest?.of !== of) throw new RefusedByDirectory(say.noSuchPage(rest !== undefined));
    this.#rests.delete(key);
    if (size === 0) return { entries: [], references: [], result: SUCCESS };
    return this.#page(rest, size, state);
  }

  /** A page that is full has a cookie, even where nothing comes after it: Windows and Samba look no further. */
  #page({ of, entries, total }: Rest, size: number, { server }: State): Found {
    const asked = size < 0 ? entries.length + 1 : size;
    const most = server === "Samba" ? asked : Math.min(asked, MAX_PAGE_SIZE);
    const now = entries.slice(0, most).map((show) => show());
    const isLast = now.length < most;
    const cookie = isLast ? Buffer.alloc(0) : randomBytes(16);
    if (!isLast) this.#keep(cookie, { of, entries: entries.slice(most), total });
    // Windows tells no number.
    const told = server === "Samba" && !isLast ? total : 0;
    return { entries: now, references: [], result: SUCCESS, page: { total: told, cookie } };
  }

  #keep(cookie: Buffer, rest: Rest): void {
    this.#rests.set(cookie.toString("hex"), rest);
    const [oldest] = this.#rests.keys();
    if (oldest !== undefined && this.#rests.size > MOST_SEARCHES) this.#rests.delete(oldest);
  }
}

/** Whether a page is of the same search: Samba does not look at the base. */
function markOf({ base, scope, filter, attributes, typesOnly }: Search, { server }: State): string {
  const where = server === "Samba" ? [] : [base, scope];
  return createHash("sha256")
    .update(JSON.stringify([filter, attributes, typesOnly, ...where]))
    .digest("hex");
}
