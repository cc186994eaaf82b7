import { useEffect, useState } from "preact/hooks";
import type { ItemsTold, TablesTold, TableTold } from "../../src/console/told/hood.ts";
import { ask, wordsOf } from "../ask.ts";
import { useTopic } from "../feed.ts";
import { count } from "../parts/format.ts";

/** The tables, and what is in them. */
export function Tables() {
  const tables = useTopic<TablesTold>("tables")?.tables ?? [];
  return (
    <section class="card tables" aria-labelledby="tables-title">
      <h2 id="tables-title">Tables</h2>
      {tables.map((table) => (
        <Table key={table.name} table={table} />
      ))}
    </section>
  );
}

function Table({ table: { name, items, isMore, key } }: { table: TableTold }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{name}</b>
        <span class="quiet">by {key.join(" and ")}</span>
        <span class="count">
          {isMore && "more than "}
          {count(items)} {items === 1 ? "item" : "items"}
        </span>
      </summary>
      {isOpen && <Items name={name} items={items} />}
    </details>
  );
}

function Items({ name, items }: { name: string; items: number }) {
  const [after, turn] = useState<string>();
  const [page, setPage] = useState<ItemsTold>();
  const [why, setWhy] = useState("");
  // Looked up anew where the number has changed; where one has turned the page, that stays.
  useEffect(() => {
    let isOld = false;
    ask<ItemsTold>(
      `/tables/${encodeURIComponent(name)}/items${after ? `?after=${encodeURIComponent(after)}` : ""}`,
    ).then(
      (found) => {
        if (isOld) return;
        setPage(found);
        setWhy("");
      },
      (error) => isOld || setWhy(wordsOf(error)),
    );
    return () => {
      isOld = true;
    };
  }, [name, after, items]);
  if (why) return <p class="nothing">{why}</p>;
  if (!page) return <p class="quiet">Looking …</p>;
  if (page.items.length === 0) return <p class="nothing">Nothing is in it.</p>;
  return (
    <>
      <ul class="items" aria-label={`Items of ${name}`}>
        {page.items.map(({ key, json, isCut }) => (
          <li key={key}>
            <details>
              <summary>
                <code>{key}</code>
              </summary>
              <pre>
                {json}
                {isCut && "\n… and more"}
              </pre>
            </details>
          </li>
        ))}
      </ul>
      {(after || page.next) && (
        <nav class="pages" aria-label={`Pages of ${name}`}>
          <button type="button" disabled={!after} onClick={() => turn(undefined)}>
            First page
          </button>
          <button type="button" disabled={!page.next} onClick={() => turn(page.next)}>
            Next
          </button>
        </nav>
      )}
    </>
  );
}
