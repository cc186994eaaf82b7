import type { Diff } from "./diff.ts";

const kilobytes = (bytes: number) => `${Math.round(bytes / 1_000)} kB`.padStart(9);

/** What would be created, counted by type, and what SST made of each function. */
export function summaryOf({ changes, bundles, seconds }: Diff): string {
  const created = changes.filter(({ sign }) => sign === "+");
  const types = Map.groupBy(created, ({ type }) => type);
  const counts = [...types].sort(([one], [other]) => (one < other ? -1 : 1));
  const widest = Math.max(...bundles.map(({ name }) => name.length), 0);
  return [
    `${created.length} resources to be created`,
    ...counts.map(([type, all]) => `${String(all.length).padStart(6)}  ${type}`),
    `${bundles.length} functions, bundled by SST (the file, and as it is sent)`,
    ...bundles.map(
      ({ name, bundle, archive }) => `  ${name.padEnd(widest)} ${kilobytes(bundle)} ${kilobytes(archive)}`,
    ),
    `sst diff took ${seconds.toFixed(1)} s`,
  ].join("\n");
}

/** For programs. */
export const jsonOf = ({ changes, bundles, faults, seconds }: Diff): string =>
  JSON.stringify({ created: changes.length, functions: bundles, faults, seconds });
