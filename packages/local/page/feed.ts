import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Whether the front desk answers. */
export const isThere = signal(true);
/** A topic that could not be read, and why. */
export const trouble = signal<{ topic: string; message: string } | undefined>(undefined);

const values = new Map<string, Signal<unknown>>();
const wanted = new Map<string, number>();
/** Milliseconds until a stream that was refused is asked for again. */
const AGAIN = 3_000;

let source: EventSource | undefined;
let open = "";
let isDue = false;

function topicAt(name: string): Signal<unknown> {
  const value = values.get(name) ?? signal(undefined);
  values.set(name, value);
  return value;
}

/** What a topic of the server says now, and from now on; nothing until it has said something. */
export function useTopic<T>(name: string): T | undefined {
  useEffect(() => {
    wanted.set(name, (wanted.get(name) ?? 0) + 1);
    settle();
    return () => {
      const left = (wanted.get(name) ?? 1) - 1;
      if (left > 0) wanted.set(name, left);
      else forget(name);
      settle();
    };
  }, [name]);
  return topicAt(name).value as T | undefined;
}

function forget(name: string): void {
  wanted.delete(name);
  // What is of one call alone is not looked at again.
  if (name.includes("/")) values.delete(name);
  if (trouble.value?.topic === name) trouble.value = undefined;
}

/** One stream brings all topics, since a browser keeps few connections to a host; it is opened anew where others are wanted. */
function settle(): void {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    const topics = [...wanted.keys()].sort().join(",");
    if (topics === open) return;
    open = topics;
    source?.close();
    source = topics ? listen(topics) : undefined;
  });
}

function reopen(topics: string): void {
  source = listen(topics);
}

function listen(topics: string): EventSource {
  const stream = new EventSource(`/events?topics=${encodeURIComponent(topics)}`);
  for (const name of topics.split(","))
    stream.addEventListener(name, ({ data }) => {
      topicAt(name).value = JSON.parse(data);
      if (trouble.value?.topic === name) trouble.value = undefined;
    });
  stream.addEventListener("trouble", ({ data }) => {
    trouble.value = JSON.parse(data);
  });
  stream.onopen = () => {
    isThere.value = true;
  };
  stream.onerror = () => {
    isThere.value = false;
    // It tries again by itself, unless it was answered by something else than a stream.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => stream === source && reopen(topics), AGAIN);
  };
  return stream;
}
