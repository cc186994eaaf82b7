import type { Filter } from "@aws-sdk/client-ec2";
import { invalidValue, notImplemented } from "./faults.ts";
import { type Ec2Instance, type Fleet, stateOf } from "./fleet.ts";
import { stateAnswer } from "./states.ts";
import { fitsFilter } from "./wildcard.ts";

type Read = (instance: Ec2Instance, fleet: Fleet) => string[];

/** What a filter looks at, by its name. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
const READS: Record<string, Read> = {
  "instance-id": ({ id }) => [id],
  "instance-state-name": (instance, fleet) => [stateOf(fleet, instance)],
  "instance-state-code": (instance, fleet) => [String(stateAnswer(stateOf(fleet, instance)).Code)],
  "instance-type": ({ type }) => [type],
  "launch-time": ({ launchedAt }) => [new Date(launchedAt).toISOString()],
  "owner-id": (_instance, { account }) => [account],
  "reservation-id": ({ reservationId }) => [reservationId],
  "tag-key": ({ tags }) => Object.keys(tags),
};

/** Those that EC2 has besides, up to the first dot of their names. */
const UNSIMULATED = new Set(
  `affinity architecture availability-zone availability-zone-id block-device-mapping boot-mode capacity-reservation-id
  capacity-reservation-specification client-token current-instance-boot-mode dns-name ebs-optimized ena-support
  enclave-options hibernation-options host-id hypervisor iam-instance-profile image-id instance instance-lifecycle
  ip-address ipv6-address kernel-id key-name launch-index maintenance-options metadata-options monitoring-state
  network-interface network-performance-options operator outpost-arn placement-group-name placement-partition-number
  platform platform-details private-dns-name private-dns-name-options private-ip-address product-code ramdisk-id reason
  requester-id root-device-name root-device-type source-dest-check spot-instance-request-id state-reason-code
  state-reason-message subnet-id tenancy tpm-support usage-operation usage-operation-update-time virtualization-type
  vpc-id`.split(/\s+/),
);

const [MOST_FILTERS, MOST_VALUES, LONGEST] = [50, 200, 255];

/** A test of instances that every filter must let through, by any of its values; throws for filters that EC2 refuses. */
export function filterOf(fleet: Fleet, filters: Filter[] = []): (instance: Ec2Instance) => boolean {
  if (filters.length > MOST_FILTERS) throw invalidValue(`At most ${MOST_FILTERS} filters may be specified.`);
  const tests = filters.map(({ Name: name = "", Values: values = [] }) => {
    const read = readOf(name);
    if (!values.length) throw invalidValue(`The filter '${name}' has no values.`);
    if (values.length > MOST_VALUES) throw invalidValue(`The filter '${name}' has more than ${MOST_VALUES} values.`);
    if (values.some(({ length }) => length > LONGEST))
      throw invalidValue(`The filter '${name}' has a value of more than ${LONGEST} characters.`);
    return (instance: Ec2Instance) =>
      read(instance, fleet).some((text) => values.some((value) => fitsFilter(value, text)));
  });
  return (instance) => tests.every((test) => test(instance));
}

function readOf(name: string): Read {
  const known = Object.hasOwn(READS, name) ? READS[name] : undefined;
  if (known) return known;
  if (name.startsWith("tag:")) return ({ tags }) => valuesOf(tags, name.slice("tag:".length));
  if (UNSIMULATED.has(name.replace(/\..*/, ""))) throw notImplemented(`DescribeInstances with the filter ${name}`);
  throw invalidValue(`The filter '${name}' is invalid`);
}

const valuesOf = (tags: Record<string, string>, key: string) =>
  Object.entries(tags).flatMap(([each, value]) => (each === key ? [value] : []));
