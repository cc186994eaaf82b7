import type { UploadsTold, UploadTold } from "../../src/console/told/upload.ts";
import { useTopic } from "../feed.ts";
import { UploadCard } from "./upload-card.tsx";

/** The files that were dropped, newest first. */
export function Uploads() {
  const uploads = useTopic<UploadsTold>("uploads")?.uploads;
  return (
    <section class="uploads" aria-labelledby="uploads-title">
      <h2 id="uploads-title">Files</h2>
      {uploads?.length === 0 && (
        <p class="nothing">Nothing was dropped yet. Drag a CSV onto a field above, or begin with a sample.</p>
      )}
      {uploads?.map((upload: UploadTold) => (
        <UploadCard key={upload.id} upload={upload} />
      ))}
    </section>
  );
}
