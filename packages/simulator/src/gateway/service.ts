import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { FaultKind } from "../faults/plan.ts";
import type { Context } from "../iam/condition.ts";

/** A request as it came in. `path` is not decoded, so that a slash within a label differs from the path's own. */
export type Request = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Aborted when the client goes away before it has its answer. */
  signal?: AbortSignal;
};

export type Reply = {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string | Uint8Array;
  /** How the connection fails the reply: it hangs without it, is closed instead of it, or is closed midway in its body. */
  broken?: "hang" | "reset" | "midway";
};

/** Who calls, from the scope of the SigV4 signature. The signature itself is not checked. */
export type Caller = {
  accessKeyId: string;
  region: string;
  /** Tells apart the processes that share a function's key; presigned links do not bring it here. */
  sessionToken?: string;
};

/** What IAM must allow before a call is carried out: one action on every one of the ARNs. */
export type Need = {
  action: string;
  resources: string[];
  /** What the journal calls each of the resources, where it must not name them, e.g. `phone number`. */
  shownAs?: string;
  /**
   * Tags by ARN, where the action takes conditions on them: `aws:ResourceTag/KEY` and the service's own
   * `SERVICE:ResourceTag/KEY` are then judged, for what has no such tag too.
   */
  tags?: Record<string, Record<string, string>>;
  /**
   * What conditions may ask of the call itself, such as `kms:EncryptionContext:purpose`. Of `families`, beginnings of
   * condition keys, `keys` has all that there are: what a family has not is then judged as absent.
   */
  context?: { keys: Context; families: string[] };
};

/** What a request asks of a service, worked out before anything is done. */
export type Ask = {
  /** The operation's name in the service's API, e.g. `CreateUser`; the method and path where it is unknown. */
  operation: string;
  needs: Need[];
  /** The input as people may read it: members that AWS marks sensitive are left out. */
  input?: unknown;
  /** Carries the call out. Faults of the service come back as a reply, not as a throw. */
  answer(): Promise<Reply>;
};

/** One AWS service behind the gateway. */
export interface Service {
  /** The service's name in the signature's scope, e.g. `connect`, `s3`, `sqs`, `dynamodb`, `lambda`. */
  signingName: string;
  ask(request: Request, caller: Caller | undefined, requestId: string): Promise<Ask>;
  /** The service's own form of an error, e.g. of AccessDenied. */
  refuse(code: string, message: string, status: number, requestId: string): Reply;
}

/** What happened, for tests and people: one entry a call. */
export type JournalEntry = {
  /** Milliseconds since the epoch, when the request had come in. */
  at: number;
  service: string;
  operation: string;
  /** The caller's access key id; `-` where the request was not signed. */
  caller: string;
  needs: Need[];
  input?: unknown;
  /** As the caller got it; 0 where it got no answer. */
  status: number;
  /** The error's code where the call failed. */
  code?: string;
  /** Which fault of the cloud's plan hit the call. */
  fault?: FaultKind;
  /** How long the answer took, in milliseconds. */
  took: number;
  requestId: string;
};
