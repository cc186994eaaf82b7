/** What befalls a call: `before` it is carried out, so that it has no effect, or `after`, so that only its answer is lost. */
export type FaultKind =
  /** The service's own throttling error, without effect. */
  | "throttle"
  /** The service's own error 500. */
  | "error before"
  | "error after"
  /** The connection stays open and nothing comes. */
  | "no answer before"
  | "no answer after"
  /** The connection is closed instead of an answer. */
  | "reset before"
  | "reset after"
  /** The effect at once, the answer after `milliseconds`. */
  | "slow"
  /** The effect itself after `milliseconds`, even if the caller is gone by then. */
  | "late"
  /** GetObject of S3 only: the connection is closed midway in the body. */
  | "broken body"
  /** The process of the function that called is killed. Calls of others do not fit. */
  | "kill before"
  | "kill after";

/** A share from 0 to 1. */
type Probability = number;
/** The least and the most of a random time. */
type Range = [least: number, most: number];

/** A rule: of the calls that fit, which part goes wrong and how. The first rule that hits a call decides. */
export type CallFault = {
  /** The service's name in signatures, e.g. `connect`. */
  service: string;
  /** The operation's name, in which `*` stands for any text; any operation by default. */
  operation?: string;
  /**
   * The calling function's name, in which `*` stands for any text; a function's event source calls in its name too. Anyone
   * by default, be it the operator.
   */
  caller?: string;
  what: FaultKind;
  probability: Probability;
  /** How many of the calls that fit are left alone at first: with 2 and probability 1, the third is the first that is hit. */
  skip?: number;
  /** For "slow" and "late". */
  milliseconds?: Range;
};

/** What befalls S3's events: handed over twice, after a time, or never. */
export type EventFaults = {
  repeated?: Probability;
  late?: { probability: Probability; milliseconds: Range };
  lost?: Probability;
};

/** What befalls messages of standard queues. */
export type MessageFaults = {
  /** A message that is received is there at once for the next receiver as well; once in the life of a message. */
  repeated?: Probability;
  /** Another message than the oldest is handed out. */
  disordered?: Probability;
};

/** What goes wrong in a cloud. The same plan and the same calls, in each rule's own order, give the same faults. */
export type FaultPlan = { seed: number; calls?: CallFault[]; events?: EventFaults; messages?: MessageFaults };
