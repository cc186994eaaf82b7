/** What Lambda answers when Connect invokes a function: an HTTP status, and the function's answer or an error's body. */
export type LambdaReply = {
  /** 200 where the function ran, whatever came of it; 429 for a throttle, 403 where its policy refuses. */
  status: number;
  /** How the function failed; nothing where it answered. */
  functionError?: string;
  payload: string;
};

/** A range of opening hours; one that ends at or before its start ends on the next day. */
export type OpenRange = { day: Weekday; start: string; end: string };
export type Weekday = "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";

export type Hours = {
  id: string;
  arn: string;
  name: string;
  /** IANA, such as `Australia/Sydney`. */
  timeZone: string;
  /** Times are `HH:MM`. */
  config: OpenRange[];
};

export type Queue = {
  id: string;
  arn: string;
  name: string;
  hoursId?: string;
  /** As many contacts as may wait; nothing is no limit. */
  maxContacts?: number;
  /** Contacts that wait there already. */
  waiting: number;
  /** Logins of the agents that are available for it. */
  agents: string[];
};

/** A flow as it is deployed; its content is the Flow language's JSON. */
export type DeployedFlow = { id: string; arn: string; name: string; type?: string; content: string };

/** A public key with which what callers key is encrypted, in PEM, by the id that flows know it by. */
export type SecurityKey = { id: string; key: string };

/** A text as the phone has it that received it; `at` in milliseconds since the epoch. */
export type ReceivedText = { at: number; message: string; senderId?: string };

/** What the caller said or keyed, for a bot. */
export type BotRequest = {
  aliasArn: string;
  sessionId: string;
  localeId: string;
  text: string;
  /** In place of the session's: with the first turn those that the flow gives, then those that came back. */
  sessionAttributes: Record<string, string>;
};
/** What the bot answers. */
export type BotReply = {
  messages: { contentType: "PlainText" | "SSML"; content: string }[];
  intent: string;
  /** What it asks for next, where that is a slot. */
  slotToElicit?: string;
  /** The interpreted values. */
  slots: Record<string, string | undefined>;
  /** The intent's, in Lex's words; the conversation is over with all but InProgress and Waiting. */
  state: "InProgress" | "Waiting" | "ReadyForFulfillment" | "Fulfilled" | "FulfillmentInProgress" | "Failed";
  sessionAttributes: Record<string, string>;
};

/** A bot of Lex that is associated with the instance, by its alias. */
export type Bot = { name: string; aliasArn: string; localeIds: string[] };

/** What the telephone is plugged into: an instance's parts as data, and ports for what runs beside it. */
export type Exchange = {
  instance: { id: string; arn: string; account: string; region: string; alias: string };
  flows: DeployedFlow[];
  /** Numbers are E.164. */
  numbers: { number: string; flowId: string }[];
  hours: Hours[];
  queues: Queue[];
  /** The ARNs of the functions that are associated with the instance. */
  functions: string[];
  securityKeys: SecurityKey[];
  invoke(functionArn: string, payload: string): Promise<LambdaReply>;
  /** The bots that are associated; without it, all that `sendToBot` answers for. */
  bots?: Bot[];
  /** One turn with a bot, which fails where the bot does. Without it no bot is associated with the instance. */
  sendToBot?(request: BotRequest): Promise<BotReply>;
  /** What the phone with this number has received, oldest first. Without it no phone receives any. */
  texts?(number: string): ReceivedText[] | Promise<ReceivedText[]>;
};

/** The part that an id or an ARN names. */
export function named<T extends { id: string; arn: string }>(parts: T[], idOrArn: string | undefined): T | undefined {
  return parts.find(({ id, arn }) => id === idOrArn || arn === idOrArn);
}
