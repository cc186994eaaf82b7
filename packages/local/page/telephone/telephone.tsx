import type { DeskTold } from "../../src/console/told/desk.ts";
import { Chat } from "../chats/chat.tsx";
import { Handset } from "../texts/handset.tsx";

/** The telephone: a call on its way through the flow, the caller's handset with its SMS, and the bot's chat. */
export function Telephone(_: { desk: DeskTold }) {
  return (
    <div class="telephone">
      <Handset />
      <Chat />
    </div>
  );
}
