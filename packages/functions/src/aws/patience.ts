/**
 * How a client's requests end where no answer comes: the SDK waits for ever by itself, and so the run would last until
 * Lambda ends it. Seconds for the answer's start; an answer that stands still midway ends after as long.
 */
export const patience = (seconds: number) => ({
  connectionTimeout: 2000,
  requestTimeout: seconds * 1000,
  socketTimeout: seconds * 1000,
  throwOnRequestTimeout: true,
});

/** For whoever holds the line: Connect waits for eight seconds, in which there is time for a second try. */
export const hasty = (seconds: number) => ({
  maxAttempts: 2,
  requestHandler: { ...patience(seconds), connectionTimeout: 1000 },
});
