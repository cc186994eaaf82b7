import { useEffect, useState } from "preact/hooks";
import type { CallTold } from "../../src/console/told/call.ts";
import type { DeskTold } from "../../src/console/told/desk.ts";
import type { LinesTold } from "../../src/console/told/line.ts";
import { ask, wordsOf } from "../ask.ts";
import { Chat } from "../chats/chat.tsx";
import { useTopic } from "../feed.ts";
import { say } from "../parts/said.tsx";
import { Handset } from "../texts/handset.tsx";
import { call, callId } from "./call.ts";
import { CallPanel } from "./call-panel.tsx";
import { FlowGraph } from "./flow-graph.tsx";

/** The telephone: a call on its way through the flow, the caller's handset with its SMS, and the bot's chat. */
export function Telephone(_: { desk: DeskTold }) {
  const [told, setTold] = useState<LinesTold>({ lines: [], callers: [], staff: [], agents: [], areMoreAgents: false });
  const [to, setTo] = useState("");
  useEffect(() => {
    ask<LinesTold>("/lines").then(setTold, (error) => say(wordsOf(error), { isBad: true }));
  }, []);
  const line = told.lines.find((each) => each.to === to) ?? told.lines.find(({ isUsual }) => isUsual) ?? told.lines[0];
  return (
    <div class="telephone">
      {callId.value !== undefined && <Listening key={callId.value} id={callId.value} />}
      <CallPanel {...told} line={line} choose={setTo} />
      <Handset />
      <FlowGraph start={line?.flow} />
      <Chat />
    </div>
  );
}

/** Keeps up with the call: one that nobody listens to is hung up. */
function Listening({ id }: { id: string }) {
  const told = useTopic<CallTold>(`call/${id}`);
  useEffect(() => {
    if (told) call.value = told;
  }, [told]);
  return null;
}
