import type { Instance } from "./instance.ts";
import { namesOf, notAmong, twice } from "./named.ts";

/** What the parts of the telephone name that the instance does not have, or have twice: a line each. */
export function brokenTelephone(instance: Instance): string[] {
  const { hoursOfOperation, flows, phoneNumbers, queues, routingProfiles } = instance;
  return [
    ...twice("hoursOfOperation", namesOf(hoursOfOperation)),
    ...twice("flows", namesOf(flows)),
    ...twice(
      "phoneNumbers",
      phoneNumbers.map(({ number }) => number),
    ),
    ...sameIds({ hoursOfOperation, flows, queues, routingProfiles }),
    ...queues.flatMap(({ hoursOfOperation: name }, index) =>
      name === undefined || namesOf(hoursOfOperation).includes(name)
        ? []
        : [`queues[${index}].hoursOfOperation: there are no hours of operation ${name}`],
    ),
    ...routingProfiles.flatMap(({ queues: served }, index) => [
      ...notAmong(`routingProfiles[${index}].queues`, served, "queue", queues),
      ...twice(`routingProfiles[${index}].queues`, served),
    ]),
    ...phoneNumbers.flatMap(({ flow }, index) =>
      namesOf(flows).includes(flow) ? [] : [`phoneNumbers[${index}].flow: there is no flow ${flow}`],
    ),
  ];
}

/** Deployed resources bring their ids along: a second one would take the first one's place unseen. */
function sameIds(lists: Record<string, { id?: string | undefined }[]>): string[] {
  return Object.entries(lists).flatMap(([path, list]) =>
    list.flatMap(({ id }, index) => {
      const first = list.findIndex((other) => other.id === id);
      return id === undefined || first === index ? [] : [`${path}[${index}].id: ${path}[${first}] has it already`];
    }),
  );
}
