import type { Client, Entry, Filter } from "ldapts";
import type { Budget } from "./budget.ts";
import { mustBeOpen } from "./connect.ts";
import { DirectoryFailure } from "./directory-failure.ts";
import { failureOfReading } from "./failures.ts";

export type Paged = {
  base: string;
  filter: Filter;
  attributes: string[];
  /** Those of them whose values are bytes. */
  binary: string[];
  /** Windows gives 1,000 at once at most (MaxPageSize). */
  pageSize: number;
  /** For all pages together. */
  time: Budget;
};

/**
 * All that there is of a search of the subtree, in no order, or none of it. Throws DirectoryFailure.
 *
 * An empty page is the end for ldapts, even where its cookie leads on. A directory gives such a one where it found nothing in
 * good time; and also, without a cookie, after a full page that was the last one. Where pages end so, it is read again in pages
 * of which the last would be neither full nor empty, if that was all.
 */
export async function readPages(client: Client, search: Paged): Promise<Entry[]> {
  const { entries, isWhole } = await entriesOf(client, search);
  if (isWhole) return entries;
  if (entries.length > 0) {
    const again = await entriesOf(client, { ...search, pageSize: noDivisor(entries.length, search.pageSize) });
    if (again.isWhole) return again.entries;
  } else if (await isEmpty(client, search)) return [];
  throw new DirectoryFailure("unavailable", "DirectoryBusy", "the directory gave an empty page, and may have more");
}

/** The greatest number below `most` that does not divide the count, or else the least above it. */
function noDivisor(count: number, most: number): number {
  for (let size = most - 1; size > 1; size--) if (count % size > 0) return size;
  for (let size = most + 1; ; size++) if (count % size > 0) return size;
}

async function entriesOf(client: Client, { base, filter, attributes, binary, pageSize, time }: Paged) {
  const entries: Entry[] = [];
  let isWhole = false;
  mustBeOpen(client);
  const pages = client.searchPaginated(base, {
    ...{ scope: "sub", filter, attributes, explicitBufferAttributes: binary },
    paged: { pageSize },
  });
  for (;;) {
    const { value: page } = await time.spend(() => pages.next()).catch(refuse);
    if (!page) return { entries, isWhole };
    for (const entry of page.searchEntries) entries.push(entry);
    // References alone do not end it.
    isWhole = page.searchEntries.length + page.searchReferences.length > 0;
  }
}

async function isEmpty(client: Client, { base, filter, time }: Paged): Promise<boolean> {
  const one = { scope: "sub", filter, attributes: ["1.1"], sizeLimit: 1 } as const;
  const found = await time.spend(() => client.search(base, { ...one, attributes: [...one.attributes] })).catch(refuse);
  return found.searchEntries.length === 0;
}

function refuse(error: unknown): never {
  throw error instanceof DirectoryFailure ? error : failureOfReading(error, "BaseMissing");
}
