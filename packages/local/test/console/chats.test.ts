import { Client } from "ldapts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TextsTold } from "../../src/console/told/text.ts";
import { type ConsoleDesk, openConsoleDesk } from "./console-desk.ts";
import { topicsOf } from "./topics.ts";

const PRIYA = "+61491570156";

let desk: ConsoleDesk;
beforeAll(async () => {
  desk = await openConsoleDesk();
}, 60_000);
afterAll(() => desk?.close());

const begin = (from: string, more: object = {}) =>
  desk.ask("/api/chats", { method: "POST", json: { from, ...more } }).then(({ status, body }) => ({ status, ...body }));
const say = (id: string, number: number, said: unknown) =>
  desk.ask(`/api/chats/${id}/turns`, { method: "POST", json: { number, said } });

/** What Active Directory tells of somebody who signs in: 773 is a right password that has to be changed. */
async function signIn(name: string, password: string): Promise<string | undefined> {
  const { port, certificate: ca } = desk.directory ?? {};
  const client = new Client({ url: `ldaps://127.0.0.1:${port}`, tlsOptions: { ca, servername: "dc1.example.test" } });
  const data = await client.bind(name, password).then(
    () => "bound",
    (error) => / data (\w+)/.exec(String(error.message))?.[1],
  );
  await client.unbind();
  return data;
}

describe("a chat on the page", () => {
  it("resets a password, which arrives on the person's phone and works, and is in no journal", async () => {
    const topics = topicsOf(desk.url, "texts");
    const { body: choices } = await desk.ask("/api/chats/choices");
    expect(choices.bots).toEqual([expect.stringContaining("UserAdministration")]);
    const priya = choices.people.find(({ name }: { name: string }) => name === "Priya Shah");
    expect(priya).toMatchObject({ login: "pshah-2", mobile: { number: PRIYA }, isLocked: true });

    const { id } = await begin("+61 491 570 156");
    const words = ["reset my password", priya.login, "28 February 1993", "March 2023", "yes"];
    const turns = [];
    for (const [number, said] of words.entries()) turns.push((await say(id, number, said)).body);
    expect(turns.map(({ asks }) => asks)).toEqual(["UserID", "DOB", "MonthStarted", "confirmation", undefined]);
    const RESET = "Your password has been reset and sent to your mobile.";
    expect(turns.at(-1)).toMatchObject({ answered: [RESET], state: "Fulfilled", isOver: true, outcome: "reset" });

    const { texts } = await topics.until<TextsTold>("texts", (told) => told.texts.some(({ to }) => to === PRIYA));
    await topics.close();
    const { message = "", from } = texts.find(({ to }) => to === PRIYA) ?? {};
    expect(from).toBe("Frontdesk");
    const [, password = "none"] = message.split("\n");
    expect(await signIn("pshah-2@example.test", password)).toBe("773");
    expect(JSON.stringify(desk.cloud.journal.entries())).not.toContain(password);

    expect((await say(id, 4, "yes")).body).toEqual(turns.at(-1));
    expect(desk.cloud.texts.find({ to: PRIYA })).toHaveLength(1);
  });

  it.each([
    ["says nothing", 0, " ", 400],
    ["says too much", 0, "x".repeat(1_025), 400],
    ["says what is no text", 0, 7, 400],
    ["is ahead of itself", 3, "hello", 409],
  ])("refuses one who %s", async (_, number, said, status) => {
    const { id } = await begin("");
    expect(await say(id, number, said)).toEqual({ status, body: { message: expect.stringMatching(/\w/) } });
  });

  it("refuses a conversation that nobody has begun, a bot that is none, and a number that is none", async () => {
    expect((await say("nobody", 0, "hello")).status).toBe(404);
    expect(await begin("", { bot: "Nobody" })).toMatchObject({
      status: 404,
      message: expect.stringMatching(/is no bot/),
    });
    expect(await begin("12")).toMatchObject({ status: 400, message: expect.stringMatching(/telephone number/) });
  });
});
