import { stringify } from "csv-stringify/sync";
import { Caller } from "./caller.ts";
import type { Callers } from "./callers.ts";
import { COLUMNS } from "./columns.ts";

/**
 * All callers as a CSV that can be imported again, by number; and how many items let nobody in: those that cannot be read, and
 * those whose key is a number in another writing than E.164, under which nobody is looked up.
 */
export async function listCallers({
  callers,
}: {
  callers: Pick<Callers, "list">;
}): Promise<{ csv: string; unread: number }> {
  const items = await Array.fromAsync(callers.list());
  const known = items.flatMap((item) => {
    const { data } = Caller.safeParse(item);
    return data && data.phonenumber === (item as Caller).phonenumber ? data : [];
  });
  const rows = known
    .toSorted((one, other) => (one.phonenumber < other.phonenumber ? -1 : 1))
    .map((caller) => ({ ...caller, operator: word(caller.operator), administrator: word(caller.administrator) }));
  return { csv: stringify(rows, { header: true, columns: [...COLUMNS] }), unread: items.length - known.length };
}

const word = (flag: boolean) => (flag ? "yes" : "no");
