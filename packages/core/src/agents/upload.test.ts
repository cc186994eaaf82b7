import { expect, it } from "vitest";
import { checkFolder, dateTime, failedKeyOf, heldKeyOf, processedKeyOf, uploadOf } from "./upload.ts";

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

it.each([
  ["create/a.csv", { verb: "create", mode: "run", folder: "create", name: "a.csv" }],
  ["remove/team a/a.csv", { verb: "remove", mode: "run", folder: "remove", name: "team a/a.csv" }],
  ["plan/update/a.csv", { verb: "update", mode: "plan", folder: "plan/update", name: "a.csv" }],
  ["plan/remove/x/a.csv", { verb: "remove", mode: "plan", folder: "plan/remove", name: "x/a.csv" }],
  ["approved/a.csv", { mode: "run", folder: "approved", name: "a.csv" }],
  ["approved/remove/a.csv", { verb: "remove", mode: "run", folder: "approved/remove", name: "a.csv" }],
  ["approved/june/a.csv", { mode: "run", folder: "approved", name: "june/a.csv" }],
  ["plan/create", { mode: "plan", folder: "plan", name: "create" }],
])("knows by its folder what %s is for", (key, told) => {
  expect(uploadOf({ ...drop, key })).toMatchObject(told);
});

it("refuses a plan of nobody knows what", () => {
  expect(() => checkFolder(uploadOf({ ...drop, key: "plan/a.csv" }))).toThrow(
    "plan/create/, plan/update/ or plan/remove/",
  );
  expect(() => checkFolder(uploadOf({ ...drop, key: "plan/update/a.csv" }))).not.toThrow();
});

it("names what is held so that it can be dropped again, and keeps within the longest key", () => {
  const stamp = dateTime(Date.UTC(2026, 10, 21, 10, 31, 41, 123));
  expect(heldKeyOf(uploadOf({ ...drop, key: "update/all.csv" }), stamp)).toBe(
    "held/update/all.csv-2026-11-21T10-31-41-123Z.csv",
  );
  const long = uploadOf({ ...drop, key: `plan/update/${"ä".repeat(505)}` });
  expect(Buffer.byteLength(processedKeyOf(long, stamp))).toBeLessThanOrEqual(1024);
});
