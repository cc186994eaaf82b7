import type { Upload } from "@frontdesk/core/agents/upload.ts";
import type { File } from "./files.ts";
import type { Scenario } from "./scenario.ts";
import type { World } from "./world.ts";

/** A file that was dropped and read, as the upload that it is. */
export type Read = { upload: Upload; file: File };

/** The uploads that were read; the others were replaced before that. */
export function readIn({ files }: Scenario, { uploads, ledger, bucket }: World): Read[] {
  return uploads.flatMap((upload) => {
    if (ledger.items.get(upload.id)?.entry.state !== "finished") return [];
    const body = bucket.objects.get(upload.key)?.find(({ versionId }) => versionId === upload.versionId)?.body;
    const file = files.find((each) => each.key === upload.key && each.body === body?.toString());
    return file ? [{ upload, file }] : [];
  });
}

/** Codes of faults of the moment: a row that failed of one may be done, or not. All others are the row's own. */
export const isOfTheMoment = (code: string) =>
  /^(NoAnswer|NotSeen|TooLate|TimeoutError|SimulatedFault|Error|\w+Exception)$/.test(code);
