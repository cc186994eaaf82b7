type Props = {
  own: string;
  looksAt: string | undefined;
  lookAt(number: string | undefined): void;
  counts: Map<string, number>;
};

/** Leads to the phones that are not the caller's; it takes its place where none has an SMS yet, too. */
export function OtherPhones({ own, looksAt, lookAt, counts }: Props) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return <p class="other-phones quiet">No SMS to other phones</p>;
  const shown = looksAt ?? own;
  return (
    <details class="other-phones">
      <summary>{total} SMS to other phones</summary>
      <ul aria-label="Phones">
        <li>
          <button type="button" aria-pressed={shown === own} onClick={() => lookAt(undefined)}>
            {own ? "Yours" : "Your own"}
          </button>
        </li>
        {[...counts].map(([number, count]) => (
          <li key={number}>
            <button type="button" aria-pressed={shown === number} onClick={() => lookAt(number)}>
              {number} <b class="pill">{count}</b>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
