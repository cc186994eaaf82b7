import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import { Hono } from "hono";
import { type Ground, named, type Room } from "../room.ts";
import type { TextsTold, TextTold } from "../told/text.ts";

/** So many SMS are shown, of all phones together. */
const NEWEST = 50;

/** The phones that the front desk texts. */
export function textsRoom({ frontdesk: { cloud }, stir }: Ground): Room {
  // A text is in no journal, so that no journal has a PIN.
  const off = cloud.texts.on(() => stir("texts"));
  const read = (): TextsTold => ({ texts: cloud.texts.entries().slice(-NEWEST).map(told) });
  return { topic: named({ texts: { read } }), stirredBy: () => [], routes: new Hono(), close: off };
}

const told = ({ messageId: id, at, to, senderId, message }: Text): TextTold => ({
  ...{ id, at, to, message },
  ...(senderId !== undefined && { from: senderId }),
});
