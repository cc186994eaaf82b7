import type { Instances } from "./instances.ts";
import { isOperable, type OperableTag } from "./operable.ts";
import { inOrder, spokenApart } from "./speech.ts";

/** The keys 1 to 8 pick an instance; 9 and 0 lead elsewhere. */
const PICKS = 8;

export type Offered = {
  listed: "none" | "some";
  /** Ids in the order of the keys from 1, so that a key means what was heard, whatever has changed since. */
  ids: string[];
  speech: string;
  /** The number of the next page; nothing where this is the last. */
  next?: number;
};

/** Offers the instances that may be started and stopped by telephone, eight at a time, each with the key that picks it. */
export async function offerInstances(
  page: number,
  { instances, tag }: { instances: Pick<Instances, "all">; tag: OperableTag },
): Promise<Offered> {
  // EC2 takes signs of the value for wildcards, so that it may answer more than asked for.
  const operable = inOrder((await instances.all(tag)).filter((one) => isOperable(one, tag)));
  const pages = Math.max(1, Math.ceil(operable.length / PICKS));
  const current = Math.min(Math.max(1, page), pages);
  // Machines that are made in numbers often share a name: one of them is picked by ear all the same.
  const names = spokenApart(operable);
  const shown = operable.slice((current - 1) * PICKS, current * PICKS);
  return {
    listed: operable.length ? "some" : "none",
    ids: shown.map(({ id }) => id),
    speech: shown.map((one, index) => `For ${names.get(one.id)}, press ${index + 1}.`).join(" "),
    ...(current < pages && { next: current + 1 }),
  };
}
