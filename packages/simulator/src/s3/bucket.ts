import { randomBytes } from "node:crypto";
import type { Checksum } from "./checksum.ts";

export type Version = {
  key: string;
  versionId: string;
  /** A delete marker stands for an object that was deleted. */
  isMarker: boolean;
  body: Buffer;
  /** With its quotes. */
  etag: string;
  modified: Date;
  /** What the uploader said of the object and gets back: content-type, x-amz-meta-… */
  headers: Record<string, string>;
  checksum?: Checksum;
  partSizes?: number[];
  tags: Record<string, string>;
  sequencer: string;
};
export type Content = Pick<Version, "body" | "etag" | "headers"> &
  Partial<Pick<Version, "checksum" | "partSizes" | "tags">>;
export type Upload = {
  id: string;
  key: string;
  headers: Record<string, string>;
  tags: Record<string, string>;
  algorithm: string | undefined;
  isFullChecksum: boolean;
  started: Date;
  parts: Map<number, { body: Buffer; etag: string; checksum?: Checksum; modified: Date }>;
};
export type BucketConfig = {
  name: string;
  versioned?: boolean;
  kmsKeyArn?: string;
  /** What lies in it from the start, which is told to nobody. */
  objects?: { key: string; content: string; contentType?: string }[];
};

let writes = 0;
/** Grows with every write, and over restarts; compared as text. */
const nextSequencer = () =>
  (Date.now().toString(16).padStart(12, "0") + (++writes).toString(16).padStart(8, "0")).toUpperCase();

/** A bucket's objects with all their versions, newest first. */
export class Bucket {
  readonly name: string;
  isVersioned: boolean;
  readonly kmsKeyArn: string | undefined;
  readonly created = new Date();
  /** As it was given; it is not judged. */
  policy: string | undefined;
  readonly uploads = new Map<string, Upload>();
  readonly #versions = new Map<string, Version[]>();

  constructor({ name, versioned = false, kmsKeyArn }: BucketConfig) {
    this.name = name;
    this.isVersioned = versioned;
    this.kmsKeyArn = kmsKeyArn;
  }

  get arn(): string {
    return `arn:aws:s3:::${this.name}`;
  }

  /** The newest version, which may be a delete marker, or the one asked for. */
  find(key: string, versionId?: string): Version | undefined {
    const versions = this.#versions.get(key) ?? [];
    return versionId === undefined ? versions[0] : versions.find((version) => version.versionId === versionId);
  }

  /** The object as it is now; nothing where it was deleted. */
  current(key: string): Version | undefined {
    const newest = this.find(key);
    return newest?.isMarker ? undefined : newest;
  }

  put(key: string, content: Content): Version {
    return this.#add({ key, isMarker: false, tags: {}, ...content, ...this.#stamp() });
  }

  /** Deletes the object: for good where the bucket keeps no versions, else under a marker. */
  remove(key: string): Version | undefined {
    if (this.isVersioned) {
      return this.#add({
        key,
        isMarker: true,
        tags: {},
        body: Buffer.alloc(0),
        etag: "",
        headers: {},
        ...this.#stamp(),
      });
    }
    this.#versions.delete(key);
    return undefined;
  }

  removeVersion(key: string, versionId: string): Version | undefined {
    const versions = this.#versions.get(key) ?? [];
    const at = versions.findIndex((version) => version.versionId === versionId);
    const [removed] = at < 0 ? [] : versions.splice(at, 1);
    if (!versions.length) this.#versions.delete(key);
    return removed;
  }

  /** Current objects, in the order of their keys. */
  objects(prefix: string): Version[] {
    return this.versions(prefix).flatMap(([newest]) => (newest && !newest.isMarker ? [newest] : []));
  }

  /** All versions by key, in the order of keys; each key's newest first. */
  versions(prefix: string): Version[][] {
    const keys = [...this.#versions.keys()].filter((key) => key.startsWith(prefix));
    return keys.sort(byBytes).map((key) => this.#versions.get(key) ?? []);
  }

  #add(version: Version): Version {
    const others = this.isVersioned ? (this.#versions.get(version.key) ?? []) : [];
    this.#versions.set(version.key, [version, ...others]);
    return version;
  }

  #stamp() {
    const versionId = this.isVersioned ? randomBytes(24).toString("base64url") : "null";
    return { versionId, modified: new Date(), sequencer: nextSequencer() };
  }
}

const isPlain = (text: string) => !/[\ud800-\uffff]/.test(text);
/** S3's order is that of the UTF-8 bytes, which JavaScript's is not for emoji and the like. */
function byBytes(a: string, b: string): number {
  if (isPlain(a) && isPlain(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
