/** What the front desk answers; throws with its words where it refuses. */
export async function ask<T>(path: string, { json, ...init }: RequestInit & { json?: unknown } = {}): Promise<T> {
  const sent =
    json === undefined ? {} : { body: JSON.stringify(json), headers: { "content-type": "application/json" } };
  const response = await fetch(`/api${path}`, { ...sent, ...init }).catch(() => undefined);
  if (!response) throw new Error("The front desk does not answer: it may have been ended.");
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  throw new Error(answer.message ?? `The front desk answers ${response.status}.`);
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
