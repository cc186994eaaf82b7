import type { Open } from "./csv/read.ts";
import type { Drop, Upload } from "./upload.ts";

/** The files: what was dropped, and where it goes. */
export interface Inbox {
  /**
   * `current`: the drop is what lies under its key. `superseded`: a newer one does, and has an event of its own.
   * `gone`: nothing lies there any more, but the version that was dropped can still be read.
   */
  standing(drop: Drop): Promise<"current" | "superseded" | "gone">;
  /** The keys that lie in the folders that files are dropped into, and since when (ms). */
  lying(): AsyncIterable<{ key: string; since: number }>;
  /** The newest version under a key; nothing where it is gone. */
  newest(key: string): Promise<Drop | undefined>;
  /** The size in bytes of the version that was dropped. */
  size(drop: Drop): Promise<number>;
  /** Opens the version that was dropped, whatever lies under its key by now. */
  open(drop: Drop): Open;
  /** Writes a file as it comes, of any size. */
  write(key: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void>;
  /** Opens what was written under a key. */
  read(key: string): Promise<AsyncIterable<Uint8Array>>;
  /** Takes away what was written under a key; nothing where there is nothing. */
  remove(key: string): Promise<void>;
  /** Copies the drop to `key`, then takes it out of its folder, unless a newer one lies there by then. */
  archive(upload: Upload, key: string): Promise<void>;
}
