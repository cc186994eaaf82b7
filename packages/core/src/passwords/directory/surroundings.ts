import type { Client } from "ldapts";
import { DirectoryFailure } from "../../directory/directory-failure.ts";
import { failureOfReading } from "../../directory/failures.ts";
import { protectedSids } from "./protected-groups.ts";

/** What is the same for everybody who is looked for. */
export type Surroundings = {
  /** As the directory writes it. */
  base: string;
  protectedGroups: ReadonlySet<string>;
};

/** Looked up once, and then kept as long as the process: neither changes without a change of settings. Throws DirectoryFailure. */
export function surroundingsOf(settings: { base: string; protectedGroups: string[] }) {
  let kept: Promise<Surroundings> | undefined;
  async function lookUp(client: Client): Promise<Surroundings> {
    const [base, protectedGroups] = await Promise.all([
      writtenOf(settings.base, client),
      protectedSids(client, settings.protectedGroups),
    ]);
    return { base, protectedGroups };
  }
  return (client: Client): Promise<Surroundings> => {
    kept ??= lookUp(client).catch((error) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

/** The base's name as the directory writes it, as it then writes those below. */
async function writtenOf(base: string, client: Client): Promise<string> {
  const { searchEntries } = await client.search(base, { scope: "base", attributes: ["objectClass"] }).catch((error) => {
    throw failureOfReading(error, "BaseMissing");
  });
  const [entry] = searchEntries;
  if (!entry) throw new DirectoryFailure("unable", "BaseMissing", `the service account sees no ${base}`);
  return entry.dn;
}
