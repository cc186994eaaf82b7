export type ServiceError = { code: string; message: string; status: number };
type Errors = { throttled: ServiceError; failed: ServiceError };

const as = (code: string, status: number, message: string): ServiceError => ({ code, status, message });

/** As the services' API references name them; what has no entry here answers with the errors common to all services. */
const OWN: Record<string, Errors> = {
  connect: {
    throttled: as("ThrottlingException", 429, "Rate exceeded"),
    failed: as(
      "InternalServiceException",
      500,
      "Request processing failed because of an error or failure with the service.",
    ),
  },
  // The tables are on demand; provisioned ones would answer ProvisionedThroughputExceededException.
  dynamodb: {
    throttled: as("ThrottlingException", 400, "Throughput exceeds the current capacity of your table or index."),
    failed: as("InternalServerError", 500, "Internal server error"),
  },
  lambda: {
    throttled: as("TooManyRequestsException", 429, "Rate Exceeded."),
    failed: as("ServiceException", 500, "The Lambda service encountered an internal error."),
  },
  s3: {
    throttled: as("SlowDown", 503, "Please reduce your request rate."),
    failed: as("InternalError", 500, "We encountered an internal error. Please try again."),
  },
  sns: {
    throttled: as("Throttled", 429, "Rate exceeded"),
    failed: as("InternalError", 500, "An internal service error has occurred."),
  },
  sqs: {
    throttled: as("RequestThrottled", 400, "The request was denied due to request throttling."),
    failed: as("InternalFailure", 500, "The request processing has failed because of an unknown error."),
  },
  sts: {
    throttled: as("Throttling", 400, "Rate exceeded"),
    failed: as("InternalFailure", 500, "The request processing has failed because of an unknown error."),
  },
};
const COMMON: Errors = {
  throttled: as("ThrottlingException", 400, "Rate exceeded"),
  failed: as("InternalFailure", 500, "The request processing has failed because of an unknown error."),
};

/** How a service says that it has too much to do, and that it has failed. */
export const errorsOf = (signingName: string): Errors => OWN[signingName] ?? COMMON;
