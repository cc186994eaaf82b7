import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readyIn, runCommand } from "./running.ts";

/** What `npm run local` of these tests tells the commands that use it. */
const here: Record<string, string> = {};
let end = async () => {};
beforeAll(async () => {
  const { exit, state } = await runCommand("local", ["--port", "0"], {}, (over) => {
    end = over;
  });
  await readyIn(state, exit);
  here.FRONTDESK_STATE = state;
});
afterAll(() => end());

async function ended(command: "chat" | "call" | "sms", args: string[], input = "", env = here) {
  const { child, exit, stdout, stderr } = await runCommand(command, args, env);
  child.stdin?.end(input);
  return { exit: await exit, stdout: await stdout, stderr: await stderr };
}

/** People of samples/directory.json. */
const NADIA = ["reset my password", "nrahman", "17 april 1990", "september", "yes"];
const OLIVER = [
  "I forgot my password",
  "ocarter",
  "the second of november nineteen eighty five",
  "january",
  "yes please",
];
const ALICE = ["new password", "asmith7", "31 december 1979", "may", "yes"];
const RESET = "Your password has been reset and sent to your mobile.";
const passwordIn = (text: string) => /Your new password is\s+(\S{14,})/.exec(text)?.[1];

describe("npm run chat", () => {
  it("resets a password, and shows the SMS, which leaves the password nowhere else", async () => {
    const chat = await ended("chat", NADIA);
    expect(chat).toMatchObject({ exit: 0, stderr: "" });
    expect(chat.stdout).toMatch(
      /^you: reset my password\nbot: What is your user ID\?[\s\S]*\nyou: yes\nbot: Your password has been reset and sent to your mobile\.\n\[SMS to \+12025550123[\s\S]*\(ResetPW: Fulfilled, outcome: reset, next: end\)\n$/,
    );
    const password = passwordIn(chat.stdout) ?? "no password";
    expect((await ended("sms", ["--to", "+12025550123"])).stdout).toContain(password);
    const state = String(here.FRONTDESK_STATE);
    const logs = await readdir(path.join(state, "logs"));
    expect(logs.filter((name) => name.includes("ResetPassword"))).toHaveLength(1);
    const printed = await Promise.all(logs.map((name) => readFile(path.join(state, "logs", name), "utf8")));
    const { endpoint } = JSON.parse(await readFile(path.join(state, "local.json"), "utf8"));
    const journal = await fetch(`${endpoint}/_journal`).then((response) => response.text());
    expect(journal).toContain('"RecognizeText"');
    for (const text of [journal, ...printed]) {
      expect(text).not.toContain(password);
      for (const said of ["nrahman", "17 april 1990", "1990-04-17", "september"])
        expect(text.toLowerCase()).not.toContain(said);
    }
  });

  it("takes what is piped in, a line a turn, tells the bot whose telephone it is, and gives it all as JSON", async () => {
    const args = ["--json", "--from", "+61 491 570 006", "--attribute", "of=mine", "--attribute", "a=b=c"];
    const { stdout, exit } = await ended("chat", args, `${OLIVER.join("\n\n")}\n`);
    expect(exit).toBe(0);
    const { bot, turns, attributes } = JSON.parse(stdout);
    expect(bot).toContain("UserAdministration");
    expect(turns.map(({ said }: { said: string }) => said)).toEqual(OLIVER);
    expect(turns[0]).toMatchObject({ intent: "ResetPW", state: "InProgress", asks: "UserID" });
    expect(turns.at(-1)).toMatchObject({ answered: [RESET], state: "Fulfilled" });
    expect(attributes).toMatchObject({ callerNumber: "+61491570006", of: "mine", a: "b=c", outcome: "reset" });
    expect(passwordIn(stdout)).toBeUndefined();
  });

  it.each<[string[], RegExp]>([
    [["reset my password", "nrahman"], /The bot waits for more to be said\./],
    [["agent", "nrahman"], /The bot was done before all was said; left over: 1\./],
    [[], /Nothing was said\./],
    [["x".repeat(1_025)], /The bot fails: ValidationException/],
    [["--bot", "nobody", "help"], /“nobody” is no bot; there are: .*UserAdministration/],
    [["--attribute", "help"], /It is KEY=VALUE\./],
    [["--from", "12"], /a telephone number with its country/],
    [["--directory", "package.json", "help"], /package\.json: The staff cannot be read/],
  ])("ends with a failure where the conversation breaks off: %#", async (args, why) => {
    const { stderr, exit } = await ended("chat", args);
    expect(stderr).toMatch(why);
    expect(exit).toBe(1);
  });

  it("brings up a front desk where none runs", async () => {
    const { stdout, exit } = await ended("chat", ALICE, "", {});
    expect(stdout).toContain(`bot: ${RESET}\n[SMS to +447700900123`);
    expect(exit).toBe(0);
  });
});

describe("npm run call, to the bot", () => {
  const to = ["--to", "user administration", "--json"];
  const call = async (keys: string) => {
    const { stdout } = await ended("call", [...to, "--keys", keys]);
    const { transcript, endedBy }: { transcript: { what: string; text?: string; branch?: string }[]; endedBy: string } =
      JSON.parse(stdout);
    return { spoken: transcript.flatMap(({ what, text }) => (what === "spoken" ? [text] : [])), transcript, endedBy };
  };

  it("resets a password by telephone", async () => {
    const { spoken, transcript, endedBy } = await call(ALICE.map((words) => `say ${words}`).join(","));
    expect(spoken.at(-1)).toBe(RESET);
    expect(transcript).toContainEqual(expect.objectContaining({ what: "branched", branch: "Equals ResetPW" }));
    expect(endedBy).toBe("system");
    expect(passwordIn((await ended("sms", ["--to", "+447700900123"])).stdout)).toBeDefined();
  });

  it("puts whoever asks for an agent, or is not understood, through to one", async () => {
    for (const words of ["agent", "sing me a song"]) {
      const { spoken } = await call(`say ${words}`);
      expect(spoken.join(" ")).toContain("Let me put you through to an agent.");
    }
  });
});
