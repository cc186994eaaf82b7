import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ring } from "@frontdesk/simulator/phone/ring.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { withFlowFile } from "./dialling.ts";
import type { DeskExchange } from "./exchange.ts";

const OTHER = "arn:aws:connect:eu-west-2:111122223333:instance/1";
const INSTANCE = { id: "1", arn: "arn:instance", account: "2", region: "us-east-1", alias: "desk" };

/** A desk that has nothing. */
const bare: DeskExchange = {
  instance: INSTANCE,
  flows: [],
  numbers: [],
  hours: [],
  queues: [],
  functions: [],
  securityKeys: [],
  logins: () => [],
  names: {},
  bots: [],
  sendToBot: () => Promise.reject(new Error("no bots here")),
  invoke: () => Promise.reject(new Error("no functions here")),
  texts: () => [],
};

const say = (Identifier: string, Text: string) => ({
  Identifier,
  Type: "MessageParticipant",
  Parameters: { Text },
  Transitions: { NextAction: "bye" },
});
const bye = { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };
const failing = (NextAction: string, ErrorType = "NoMatchingError") => ({ NextAction, ErrorType });

/** Hours by their ARN, the queue by a placeholder, as files of others have them. */
const reception = [
  {
    Identifier: "hours",
    Type: "CheckHoursOfOperation",
    Parameters: { HoursOfOperationId: `${OTHER}/operating-hours/9` },
    Transitions: {
      NextAction: "error",
      Errors: [failing("error")],
      Conditions: ["True", "False"].map((operand) => ({
        NextAction: operand === "True" ? "queue" : "closed",
        Condition: { Operator: "Equals", Operands: [operand] },
      })),
    },
  },
  {
    Identifier: "queue",
    Type: "UpdateContactTargetQueue",
    Parameters: { QueueId: "{{SupportQueueArn}}" },
    Transitions: { NextAction: "transfer", Errors: [failing("error")] },
  },
  {
    Identifier: "transfer",
    Type: "TransferContactToQueue",
    Parameters: {},
    Transitions: { NextAction: "error", Errors: [failing("error"), failing("error", "QueueAtCapacity")] },
  },
  say("closed", "We are closed."),
  say("error", "Something went wrong."),
  bye,
];

async function called(actions: { Identifier: string }[], standIn?: "open" | "closed", Metadata: object = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-dial-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, "theirs.json");
  const flow = { Version: "2019-10-30", StartAction: actions[0]?.Identifier, Metadata, Actions: actions };
  await writeFile(file, JSON.stringify(flow));
  const exchange = await withFlowFile(bare, { flow: file, ...(standIn ? { standIn } : {}) });
  const { transcript } = await ring(exchange, { flow: file }, { handset: scriptedHandset("wait 20,hang up") });
  return transcript;
}

describe("a flow of another instance", () => {
  it("has its error branches alone where the instance lacks what it names", async () => {
    expect(await called(reception)).toContainEqual(
      expect.objectContaining({ what: "spoken", text: "Something went wrong." }),
    );
  });

  it("comes to its queue where stand-ins are there, and open", async () => {
    expect(await called(reception, "open")).toContainEqual(expect.objectContaining({ what: "queued", ahead: 0 }));
  });

  it("finds stand-ins closed where they are to be", async () => {
    expect(await called(reception, "closed")).toContainEqual(
      expect.objectContaining({ what: "spoken", text: "We are closed." }),
    );
  });

  it("asks the hours of a stand-in's queue where it names none", async () => {
    const [hours, queue, ...rest] = reception;
    const unnamed = [
      { ...queue, Identifier: "first", Transitions: { ...queue?.Transitions, NextAction: "hours" } },
      { ...hours, Parameters: {} },
      queue,
      ...rest,
    ] as typeof reception;
    expect(await called(unnamed, "open")).toContainEqual(expect.objectContaining({ what: "queued" }));
  });

  it("that is for those who wait is heard in a queue", async () => {
    const music = {
      Identifier: "music",
      Type: "MessageParticipantIteratively",
      Parameters: { Messages: [{ Text: "Please hold." }] },
      Transitions: { Errors: [], Conditions: [] },
    };
    const heard = expect.objectContaining({ what: "spoken", text: "Please hold." });
    expect(await called([music])).toContainEqual(heard);
    expect(await called([music], undefined, { type: "customerHold" })).toContainEqual(heard);
  });

  it("is what stand-ins are for", async () => {
    await expect(withFlowFile(bare, { standIn: "open" })).rejects.toThrow("--stand-in is for a flow of your own");
  });
});
