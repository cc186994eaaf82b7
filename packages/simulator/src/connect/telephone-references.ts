import type { Instance } from "./instance.ts";
import { namesOf, notAmong, twice } from "./named.ts";

/** What the parts of the telephone name that the instance does not have, or have twice: a line each. */
export function brokenTelephone(instance: Instance): string[] {
  const { hoursOfOperation, flows, phoneNumbers, queues, routingProfiles, securityKeys } = instance;
  return [
    ...twice("hoursOfOperation", namesOf(hoursOfOperation)),
    ...twice("flows", namesOf(flows)),
    ...twice(
      "phoneNumbers",
      phoneNumbers.map(({ number }) => number),
    ),
    ...sameIds({ hoursOfOperation, flows, queues, routingProfiles, securityKeys }),
    ...same("key", { securityKeys }),
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
const sameIds = (lists: Record<string, { id?: string | undefined }[]>) => same("id", lists);

/** A line for each member of a list whose field is that of one before it; ids of keys come from the keys. */
function same<Field extends string>(
  field: Field,
  lists: Record<string, { [F in Field]?: string | undefined }[]>,
): string[] {
  return Object.entries(lists).flatMap(([path, list]) =>
    list.flatMap(({ [field]: value }, index) => {
      const first = list.findIndex((other) => other[field] === value);
      return value === undefined || first === index
        ? []
        : [`${path}[${index}].${field}: ${path}[${first}] has it already`];
    }),
  );
}
