import * as EC2 from "@aws-sdk/client-ec2";
import type { Service } from "../gateway/service.ts";
import { wireService } from "../wire/wire-service.ts";
import { instanceReads } from "./describe-instances.ts";
import { openFleet, stateOf } from "./fleet.ts";
import type { Ec2Instances } from "./instances.ts";
import { needsOf } from "./needs.ts";
import { startsAndStops } from "./start-stop.ts";
import type { StateName } from "./states.ts";

export type Ec2Options = {
  region: string;
  account: string;
  instances: Ec2Instances;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Milliseconds from pending to running and from stopping to stopped; 8,000 by default. */
  transition?: number;
};

export type InstanceSnapshot = { id: string; name?: string; state: StateName; tags: Record<string, string> };

export type Ec2Service = Service & {
  /** Every instance as it is now, in the order of the description. */
  snapshot(): InstanceSnapshot[];
};

/** EC2's own codes for what every service refuses. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const REFUSALS: Record<string, { code: string; status: number; before?: string }> = {
  AccessDenied: {
    code: "UnauthorizedOperation",
    status: 403,
    before: "You are not authorized to perform this operation. ",
  },
  InvalidClientTokenId: { code: "AuthFailure", status: 401 },
  ThrottlingException: { code: "RequestLimitExceeded", status: 503 },
  InternalFailure: { code: "InternalError", status: 500 },
};

/** Instances that can be described, started and stopped, for the SDK's clients and the CLI. */
export function ec2Service({ now = Date.now, transition = 8_000, ...options }: Ec2Options): Ec2Service {
  const fleet = openFleet({ ...options, now, transition });
  const handlers = { ...instanceReads(fleet), ...startsAndStops(fleet) };
  const service = wireService(EC2, handlers, { needs: (operation, input) => needsOf(fleet, operation, input) });
  return {
    ...service,
    refuse(code, message, status, requestId) {
      const own = REFUSALS[code] ?? { code, status };
      return service.refuse(own.code, `${own.before ?? ""}${message}`, own.status, requestId);
    },
    snapshot: () =>
      [...fleet.instances.values()].map((instance) => ({
        id: instance.id,
        ...(instance.tags.Name === undefined ? {} : { name: instance.tags.Name }),
        state: stateOf(fleet, instance),
        tags: { ...instance.tags },
      })),
  };
}
