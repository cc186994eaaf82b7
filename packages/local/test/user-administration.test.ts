import type { OpenDirectory } from "@frontdesk/simulator/directory/open-directory.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { OF_USER_ADMINISTRATION } from "./calls/own-bundles.ts";
import { play } from "./calls/play.ts";
import { silences } from "./calls/silences.ts";
import { callsTo, playTestCase } from "./calls/test-cases.ts";
import { untaken } from "./calls/untaken.ts";
import { graphWith } from "./desk.ts";
import type { Domain } from "./directory/domain.ts";
import { PASSWORD } from "./directory/fixtures.ts";
import { openStandIn } from "./directory/open-stand-in.ts";
import { linesOf, straying } from "./observing/entries.ts";
import { countedAndTold } from "./observing/told-by-lines.ts";
import { untraced } from "./observing/traced.ts";
import { BORN_IN } from "./password-doors/events.ts";
import { unusedPermissions } from "./permissions/unused.ts";
import { mobileOf, someone } from "./resets/desks.ts";
import { REFUSED, RESET, UNABLE } from "./resets/sentences.ts";
import { NADIA, OLIVER } from "./telephone.ts";
import { agents, answered } from "./user-administration/agents.ts";
import { failing, saidOtherwise } from "./user-administration/failing.ts";
import { wronglyLogged } from "./user-administration/flow-log.ts";
import { openStaffLine, type StaffLine } from "./user-administration/open-staff-line.ts";
import { resets } from "./user-administration/resets.ts";
import { ASKED_FOR_PIN, BOT_FAILED, CONFIRM, HOLD, UNSENT } from "./user-administration/sentences.ts";
import { silence } from "./user-administration/silence.ts";
import { resetting } from "./user-administration/words.ts";

const to = "UserAdministration" as const;
const FLOW = "user administration";

let standIn: OpenDirectory;
let domain: Domain;
let staff: StaffLine;
const transcripts: Transcript[] = [];
/** Of calls in which the bot has had the last word before an error. */
const saidByTheBot: Transcript[] = [];

beforeAll(async () => {
  ({ standIn, domain } = await openStandIn());
  staff = await openStaffLine(domain);
});
beforeEach(() => staff.faulty.suffer("none"));
// It searches all that the calls have left for the passwords that were sent, and for those that were there.
afterAll(async () => {
  await staff.close();
  await standIn.close();
});

describe.each([
  ["a password", resets],
  ["an agent", agents],
  ["silence", silence],
  ["what fails", failing],
])("%s", (_, scripted) => {
  it.each(scripted(() => staff))("$name", async (call) => {
    transcripts.push(await play(staff, call));
  });
});

describe("an intent that failed", () => {
  it.each(saidOtherwise())("$name", async (call) => {
    saidByTheBot.push(await play(staff, call));
  });
});

describe("in Connect's testing language", () => {
  it.each(callsTo(/UserAdministrationFlowArn/))("$Name", async (call) => {
    transcripts.push(await playTestCase(staff, call));
  });
});

describe("where AWS fails, or something is not set", () => {
  /** A call on a line of its own. */
  async function on(options: Parameters<typeof openStaffLine>[1], call: Parameters<typeof play>[1]) {
    const line = await openStaffLine(domain, options);
    try {
      transcripts.push(await play(line, call));
      return line;
    } finally {
      await line.close();
    }
  }
  const inFault = (...calls: NonNullable<FaultPlan["calls"]>) => ({ faults: { seed: 1, calls } });

  it("a caller gets an agent where the text with the password cannot be sent, and somebody is told", async () => {
    const faults = inFault({ service: "sns", operation: "Publish", what: "error before", probability: 1 });
    const { resets } = await on(faults, { ...answered, name: "", keys: resetting(someone(9)), hears: [UNSENT, HOLD] });
    expect(resets().at(-1)).toMatchObject({ level: "ERROR", outcome: "unsent", account: expect.any(String) });
  });

  it("a caller gets an agent where nobody has set the password of the service account", async () => {
    const unset = { environment: { DIRECTORY_PASSWORD: "" } };
    const { resets } = await on(unset, { ...answered, name: "", keys: resetting(someone(3)), hears: [UNABLE, HOLD] });
    expect(resets().at(-1)).toMatchObject({ level: "ERROR", outcome: "unable", code: "NoDirectoryPassword" });
  });

  it("a caller gets an agent where Lex fails in the middle of the conversation", async () => {
    const faults = inFault({
      service: "lex",
      operation: "RecognizeText",
      what: "error before",
      probability: 1,
      skip: 2,
    });
    await on(faults, { ...answered, name: "", keys: resetting(someone(3)), hears: [BOT_FAILED, HOLD] });
  });
});

describe("the caller's number", () => {
  let line: StaffLine;
  beforeAll(async () => {
    line = await openStaffLine(domain, { environment: { SECOND_FACTOR: "caller number" } });
  });
  afterAll(() => line.close());

  it.each<[string, string | null, string, string]>([
    ["is another", NADIA, "bound", REFUSED],
    ["is withheld", null, "bound", REFUSED],
    ["is that of the directory", mobileOf(someone(10)), "52e", RESET],
  ])("lets nobody in but who calls from the mobile in the directory: it %s", async (_, from, then, hears) => {
    transcripts.push(await play(line, { to, name: "", from, keys: resetting(someone(10)), hears: [CONFIRM, hears] }));
    expect(await line.bindOf(someone(10), PASSWORD)).toBe(then);
  });
});

describe("a PIN", () => {
  const graph = graphWith({ passwords: { secondFactor: "PIN" } });
  const person = someone(13);
  const script = (last: string) => `${resetting(person)},wait 25,${last}`;
  let line: StaffLine;
  beforeAll(async () => {
    line = await openStaffLine(domain, { graph: graph() });
  });
  afterAll(() => line.close());

  it.each([
    ["that is wrong lets nobody in", "wrong code", "bound", REFUSED],
    ["that is keyed once it has come lets the caller in", "code", "52e", RESET],
  ])("%s", async (_, last, then, hears) => {
    const call = { to, name: "", from: mobileOf(person), keys: script(last), hears: [CONFIRM, ASKED_FOR_PIN, hears] };
    await play(line, call);
    expect(await line.bindOf(person, PASSWORD)).toBe(then);
  });

  it("counts those that were sent, and what came of them", () => {
    const { counted, told } = countedAndTold("passwords", line.traces.printed);
    expect(counted).toEqual(told);
    expect(counted).toMatchObject({ ResetPinsSent: 2, ResetsRefused: 1, ResetsDone: 1 });
  });
});

describe("attempts", () => {
  it("are counted by the caller's number over several calls, and others get through", async () => {
    const limits = { perAccount: 9, perCaller: 2, withoutNumber: 2, lockMinutes: 30 };
    const line = await openStaffLine(domain, { environment: { RESET_LIMITS: JSON.stringify(limits) } });
    const call = { to, name: "", goesOn: true } as const;
    const code = () => line.resets().at(-1)?.code;
    try {
      const guess = { ...call, keys: resetting(someone(11), "march"), hears: [REFUSED] };
      const right = { ...call, keys: resetting(someone(11)) };
      for (const from of [NADIA, null]) {
        for (let count = 0; count < 2; count++) await play(line, { ...guess, from });
        expect(code()).toBe("WrongDetails");
        await play(line, { ...right, from, hears: [REFUSED] });
        expect(code()).toBe("CallerLocked");
      }
      await play(line, { ...right, from: OLIVER, hears: [RESET] });
    } finally {
      await line.close();
    }
  });
});

it("a call is found in the function's log by the contact's id, and nothing of what was said", async () => {
  const person = someone(12);
  const { contactId } = await staff.ring({ to, keys: resetting(person) });
  const lines = staff.traces.printed.filter((line) => line.includes(contactId));
  expect(lines.map((line) => JSON.parse(line.slice(line.indexOf("{"))))).toMatchObject([
    { outcome: "reset", contactId },
  ]);
  const printed = staff.traces.printed.join("\n");
  expect(printed).not.toMatch(/rreset|nosuch|september|2025550123|7700900/i);
  expect(printed).not.toMatch(BORN_IN);
});

// They judge what the tests above have done: alone they fail.
describe("all calls together", () => {
  it("take every branch of the flow", () => {
    const missed = untaken(staff, [to], [...transcripts, ...saidByTheBot]);
    expect(missed, `No scripted call takes\n${missed.join("\n")}`).toEqual([]);
  });

  it("use every permission that the stacks grant to the bot's function", () => {
    expect(unusedPermissions(staff.graph, staff.cloud, OF_USER_ADMINISTRATION)).toEqual([]);
  });

  it("let nobody wait or go in silence after something failed", () => {
    expect(transcripts.flatMap(silences)).toEqual([]);
  });

  it("count what they log, and have their contact in every line, and in a trace", async () => {
    const { counted, told } = countedAndTold("passwords", staff.traces.printed);
    expect(counted).toEqual(told);
    const { ResetsDone, ResetsRefused, ResetsUnable } = counted;
    expect([ResetsDone, ResetsRefused, ResetsUnable]).not.toContain(0);
    const talk = staff.traces.talk.join("\n");
    const lines = linesOf(staff.traces.printed);
    expect(straying(lines, (id) => talk.includes(id))).toEqual([]);
    expect(await untraced(staff.cloud, lines)).toEqual([]);
  });

  it("log nothing of the flow while somebody speaks to the bot, and all of it afterwards", () => {
    const { content = "" } = staff.exchange().flows.find(({ name }) => name.endsWith(FLOW)) ?? {};
    const wrong = (flow: string) =>
      [...transcripts, ...saidByTheBot].flatMap((each) => wronglyLogged(each, { content: flow }));
    expect(wrong(content)).toEqual([]);
    // What looks for it would find it.
    expect(wrong(content.replaceAll('"Disabled"', '"Enabled"'))).not.toEqual([]);
    expect(wrong(content.replaceAll('"Enabled"', '"Disabled"'))).not.toEqual([]);
  });

  it("have sent passwords, so that the search for them in the end means something", () => {
    const sent = Array.from({ length: 13 }, (_, index) => staff.sentTo(someone(index))).flat();
    expect(new Set(sent).size).toBeGreaterThan(8);
  });
});
