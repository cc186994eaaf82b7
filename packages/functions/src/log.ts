import { Logger } from "@aws-lambda-powertools/logger";

/** One JSON line an entry, with the room as `service`. Ids and codes only: never a row, a password, a PIN or a phone number. */
export const log = new Logger();
