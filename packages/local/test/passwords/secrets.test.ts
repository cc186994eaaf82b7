import { inspect } from "node:util";
import { DirectoryFailure } from "@frontdesk/core/directory/directory-failure.ts";
import type { Resetting } from "@frontdesk/core/passwords/reset.ts";
import { systemRandom } from "@frontdesk/core/pins/draw.ts";
import { expect, it } from "vitest";
import type { Sent } from "../pins/noting-handler.ts";
import { openPasswords } from "./passwords.ts";
import { ALICE } from "./people.ts";

const readable = (_: string, value: unknown) =>
  value instanceof Set ? [...value] : value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value;
/** A secret as it might be written anywhere. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  Buffer.from(secret).toString("hex"),
  Buffer.from(`"${secret}"`, "utf16le").toString("latin1"),
];
const has = (text: string, secrets: string[]) => secrets.flatMap(formsOf).some((form) => text.includes(form));

/** Eight digits, which are not found in a time or an id by chance. */
const PIN = 40_718_265;

it("no password and no PIN is anywhere but in the texts and with the directory, whatever happens", async () => {
  const { resetting, reset, askForPin, newestPin, people, items, cloud, sent, clock, sentPasswords } =
    await openPasswords({
      limits: { perAccount: 99, perCaller: 99, withoutNumber: 99, lockMinutes: 30 },
      random: (below) => (below === 10 ** 8 ? PIN : systemRandom(below)),
    });
  if (!resetting.pins) throw new Error("no PINs are there");
  const withPin: Partial<Resetting> = { secondFactor: "PIN", pins: { ...resetting.pins, length: 8 } };
  const told: unknown[] = [];
  const lost = async () => Promise.reject(new DirectoryFailure("unknown", "OutcomeUnknown", "no answer"));
  const telling = { send: ({ message }: { message: string }) => Promise.reject(new Error(message)) };
  const next = async (id: string, ...[changes, by]: [Parameters<typeof reset>[0]?, Parameters<typeof reset>[1]?]) => {
    clock.pass(15_000);
    told.push(await reset({ id, ...changes }, by));
  };
  await next("reset");
  people.befalls.setPassword.push(
    async () => "too weak",
    async () => "too weak",
  );
  await next("too weak");
  people.befalls.setPassword.push(lost);
  await next("not changed");
  people.befalls.setPassword.push(lost);
  people.befalls.hasPassword.push(lost);
  await next("unknown");
  await next("unsent", {}, { texts: telling });
  await next("refused", { birthDate: "1990-04-18" });
  told.push(await askForPin({ id: "PIN" }, withPin));
  const pin = newestPin();
  await next("wrong PIN", { pin: "00000000" }, withPin);
  await next("right PIN", { pin }, withPin);
  told.push(await askForPin({ id: "PIN unsent" }, { ...withPin, texts: telling }));

  const outcomes = told.map((each) => (each as { outcome: string }).outcome).join();
  expect(outcomes).toBe("reset,unable,unavailable,unknown,unsent,refused,asked,refused,reset,asked");
  expect(pin).toBe(String(PIN));
  const secrets = [...people.tried, pin];
  expect(people.tried).toHaveLength(7);
  expect(sentPasswords()).toHaveLength(3);
  expect(has(inspect(told, { depth: 9, showHidden: true }), secrets)).toBe(false);
  const kept = [await items(), await items("pins")];
  expect(kept.map((each) => each.length > 0)).toEqual([true, true]);
  expect(has(JSON.stringify(kept, readable), secrets)).toBe(false);
  expect(has(JSON.stringify(cloud.journal.entries()), secrets)).toBe(false);
  expect(JSON.stringify(await items(), readable)).not.toContain(ALICE.mobile?.slice(1));
  const operations = (some: Sent[]) => [...new Set(some.map(({ operation }) => operation))].sort();
  const withSecret = sent.filter(
    ({ body }) => has(body, secrets) || has(Buffer.from(body, "latin1").toString(), secrets),
  );
  expect(operations(withSecret.filter(({ body }) => has(body, people.tried)))).toEqual(["Publish"]);
  expect(operations(sent)).toEqual(["GenerateMac", "GetItem", "Publish", "Scan", "UpdateItem"]);
});

it("what is thrown has neither a login, a detail nor a number", async () => {
  const { reset } = await openPasswords();
  const count = () => Promise.reject(new Error("DynamoDB does not answer"));
  const thrown = await reset({}, { attempts: { count } }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  expect(inspect(thrown, { depth: 9, showHidden: true })).not.toMatch(/asmith|1990|march|614915/);
});
