import { Fragment } from "preact";
import type { QueuesTold, QueueTold } from "../../src/console/told/hood.ts";
import { useTopic } from "../feed.ts";
import { count, span } from "../parts/format.ts";
import { useHistory } from "./history.ts";
import { Sparkline } from "./sparkline.tsx";
import { SwitchedOn } from "./switched-on.tsx";

/** The queues as rows go through them. */
export function Queues() {
  const queues = useTopic<QueuesTold>("queues")?.queues ?? [];
  return (
    <section class="queues" aria-labelledby="queues-title">
      <header>
        <h2 id="queues-title">Queues</h2>
        <SwitchedOn />
      </header>
      <div class="pipeline">
        {queues.map((queue, index) => (
          <Fragment key={queue.name}>
            {index > 0 && <Arrow from={queues[index - 1]} />}
            <Queue queue={queue} />
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function Arrow({ from }: { from: QueueTold | undefined }) {
  return <p class="arrow">{from?.redrive ? `after ${from.redrive.after} tries` : ""}</p>;
}

function Queue({ queue }: { queue: QueueTold }) {
  const { name, visible, inFlight, delayed, consumer, redrive, hiddenFor } = queue;
  const all = visible + inFlight + delayed;
  const samples = useHistory(all);
  const most = Math.max(1, ...samples, all);
  const part = (value: number) => ({ inlineSize: `${(value / most) * 100}%` });
  return (
    <article class="card queue" aria-label={`Queue ${name}`}>
      <header>
        <h3>{name}</h3>
        <p class="depth">
          <b>{count(all)}</b> {all === 1 ? "message" : "messages"}
        </p>
      </header>
      <div class="depth-bar" aria-hidden="true">
        <i class="visible" style={part(visible)} />
        <i class="in-flight" style={part(inFlight)} />
        <i class="delayed" style={part(delayed)} />
      </div>
      <ul class="legend" aria-label="Messages">
        <li class="visible">
          <b>{count(visible)}</b> waiting
        </li>
        <li class="in-flight">
          <b>{count(inFlight)}</b> in flight
        </li>
        <li class="delayed">
          <b>{count(delayed)}</b> put off
        </li>
      </ul>
      <Sparkline samples={samples} />
      <p class="quiet">
        {consumer && (
          <>
            {consumer.name} takes {consumer.batch} at a time
            {consumer.atOnce !== undefined && `, in ${consumer.atOnce} processes at most`}.{" "}
          </>
        )}
        What is in flight and not done comes back after {span(hiddenFor)}
        {redrive && `, and after ${redrive.after} tries goes to ${redrive.to}`}.
      </p>
    </article>
  );
}
