import type { FunctionConfig } from "./function.ts";

/** What functions in a VPC reach besides AWS. */
export type NetworkConfig = {
  /** Where hosts are on this machine, such as `"dc1.example.test:636": "127.0.0.1:54321"`. */
  hosts: Record<string, string>;
  /** PEM: certificates that functions in a VPC trust besides those that Node comes with. */
  certificates?: string;
};

/** Tells a function's process of the network: what it reaches or, where it is in no VPC, which names it does not know. */
export type Network = (config: FunctionConfig) => Record<string, string>;

const ADDRESS = /^[^\s:]+:\d+$/;

/** Throws where a host, or where it is, has no port. */
export function networkOf({ hosts, certificates = "" }: NetworkConfig = { hosts: {} }): Network {
  const wrong = Object.entries(hosts)
    .flat()
    .find((address) => !ADDRESS.test(address));
  if (wrong !== undefined)
    throw new Error(`The network's host ${wrong}: it is a name or an address, a colon and a port.`);
  const inside = { hosts, certificates };
  const outside = { hosts: Object.fromEntries(Object.keys(hosts).map((host) => [host, null])), certificates: "" };
  return ({ vpc }) => (Object.keys(hosts).length ? { SIMULATED_NETWORK: JSON.stringify(vpc ? inside : outside) } : {});
}
