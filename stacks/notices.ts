import { settings } from "../settings.ts";
import type { Storage } from "./storage.ts";
import { topicFor } from "./topic.ts";

/** Where people hear that an upload has ended: a topic that anybody may subscribe to by e-mail. */
export const notices = ({ key }: Storage) => ({ topic: topicFor("Uploads", settings.agents.notify, key) });
export type Notices = ReturnType<typeof notices>;
