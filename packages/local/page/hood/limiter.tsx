import { Fragment } from "preact";
import type { BucketTold, LimiterTold } from "../../src/console/told/hood.ts";
import { useTopic } from "../feed.ts";
import { count, rate, span } from "../parts/format.ts";

/** The shared limiter: how much of each operation's quota is used, and which are slowed. */
export function Limiter() {
  const buckets = useTopic<LimiterTold>("limiter")?.buckets;
  return (
    <section class="card limiter" aria-labelledby="limiter-title">
      <header>
        <h2 id="limiter-title">Limiter</h2>
        <p class="quiet">Calls to Amazon Connect a second, over the last ten, of what its quota allows.</p>
      </header>
      {buckets?.length === 0 && <p class="nothing">Nobody has called Amazon Connect yet: drop a file.</p>}
      <ul>
        {buckets?.map((bucket) => (
          <Bucket key={bucket.name} bucket={bucket} />
        ))}
      </ul>
    </section>
  );
}

function Bucket({ bucket }: { bucket: BucketTold }) {
  const { name, quota, used, throttled, slowed } = bucket;
  const share = used / quota.rate;
  const percent = Math.round(share * 100);
  return (
    <li class={`bucket ${throttled > 0 ? "bad" : slowed ? "mixed" : share > 0 ? "busy" : ""}`}>
      <h3>
        <Operation name={name} /> {throttled > 0 && <span class="pill">{count(throttled)} throttled</span>}
      </h3>
      <p class="figures">
        <b>{rate(used)}</b> of {rate(quota.rate)}/s
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter has no place for the pace */}
      <div
        class="gauge"
        role="meter"
        aria-label={`${name}: used of the quota`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, percent)}
      >
        <i class="used" style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
        {slowed && <i class="pace" style={{ insetInlineStart: `${(slowed.now / quota.rate) * 100}%` }} />}
      </div>
      <p class="quiet">{inWords(bucket)}</p>
      <b class="percent">{percent}%</b>
    </li>
  );
}

/** A long name breaks between its words. */
function Operation({ name }: { name: string }) {
  return name.split(/(?=[A-Z])/).map((word, index) => (
    <Fragment key={word}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

function inWords({ quota, throttled, slowed }: BucketTold): string {
  if (!slowed) return throttled > 0 ? "not slowed" : `up to ${count(quota.burst)} at once`;
  const left = span((slowed.until - Date.now()) / 1000);
  return `slowed to ${digits(slowed.to)}/s, recovering: ${left}`;
}

const digits = (value: number) => value.toFixed(value < 10 ? 2 : 0);
