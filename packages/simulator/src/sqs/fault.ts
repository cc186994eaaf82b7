/** An error of SQS: its code, and the code of the older query protocol, which clients of both look at. */
export class SqsFault extends Error {
  readonly code: string;
  readonly queryCode: string;
  readonly status: number;

  constructor(code: string, message: string, queryCode = code, status = 400) {
    super(message);
    this.code = code;
    this.queryCode = queryCode;
    this.status = status;
  }
}

/** A queue that is not there, whose query code SDKs look for. */
export const noSuchQueue = () =>
  new SqsFault("QueueDoesNotExist", "The specified queue does not exist.", "AWS.SimpleQueueService.NonExistentQueue");
/** A required parameter that is not there. */
export const missing = (name: string) =>
  new SqsFault("MissingParameter", `The request must contain the parameter ${name}.`);
/** A parameter whose value SQS does not take. */
export const invalid = (message: string) => new SqsFault("InvalidParameterValue", message);
