import { expect, it } from "vitest";
import { dateTime, failedKeyOf, processedKeyOf, uploadOf } from "./upload.ts";

const drop = { key: "create/team a/agënts+1.csv", versionId: "v1", etag: "e" };

it("is the same upload for a repeated event, and another for the same file dropped again", () => {
  expect(uploadOf(drop).id).toBe(uploadOf({ ...drop }).id);
  expect(uploadOf(drop).id).not.toBe(uploadOf({ ...drop, versionId: "v2" }).id);
});

it("names its files after the upload and the time, without colons", () => {
  const stamp = dateTime(Date.UTC(2026, 10, 21, 10, 31, 41, 123));
  expect(failedKeyOf(stamp)).toBe("failed/failedActions-2026-11-21T10-31-41-123Z.csv.bak");
  expect(processedKeyOf(uploadOf(drop), stamp)).toBe(
    "processed/create/team a/agënts+1.csv-2026-11-21T10-31-41-123Z.bak",
  );
  const again = uploadOf({ ...drop, key: "update/failedActions-x.csv.bak" });
  expect(processedKeyOf(again, stamp)).toBe("processed/update/failedActions-x.csv-2026-11-21T10-31-41-123Z.bak");
});

it("refuses a folder that nothing is done with", () => {
  expect(() => uploadOf({ ...drop, key: "elsewhere/a.csv" })).toThrow("“elsewhere/”");
});
