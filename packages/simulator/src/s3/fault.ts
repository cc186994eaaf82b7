import type { OutgoingHttpHeaders } from "node:http";

/** An error of S3, with the headers that tell more of it. */
export class S3Fault extends Error {
  readonly code: string;
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;

  constructor(code: string, message: string, status: number, headers: OutgoingHttpHeaders = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** An object that is not there. */
export const noSuchKey = (headers: OutgoingHttpHeaders = {}) =>
  new S3Fault("NoSuchKey", "The specified key does not exist.", 404, headers);
/** A condition of the request that does not hold. */
export const preconditionFailed = () =>
  new S3Fault("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
/** What is not carried out; 501 is not retried by clients, which 500 is. */
export const notImplemented = (operation: string) =>
  new S3Fault("NotImplemented", `NotImplemented: s3.${operation}`, 501);
