import * as SSM from "@aws-sdk/client-ssm";
import type { Service } from "../gateway/service.ts";
import { type KeyConfig, openKeys } from "../kms/keys.ts";
import { wireService } from "../wire/wire-service.ts";
import type { Place } from "./names.ts";
import { needsOf } from "./needs.ts";
import type { Store } from "./parameters.ts";
import { reads } from "./read.ts";
import { writes } from "./write.ts";

type Options = Place & { keys?: KeyConfig[] };

/** The service's own words for what every service refuses. */
const REFUSALS: Record<string, { code: string; status: number }> = {
  InvalidClientTokenId: { code: "UnrecognizedClientException", status: 400 },
  InternalFailure: { code: "InternalServerError", status: 500 },
};

/** Parameter Store of Systems Manager, empty at first, without labels, policies, tags and patterns. */
export function ssmService({ account, region, keys: configs = [] }: Options): Service {
  const keys = openKeys(configs, { account, region });
  const parameters: Store = { account, region, byArn: new Map() };
  const handlers = { ...writes(parameters, keys), ...reads(parameters) };
  const needs = (operation: string, input: object) => needsOf(parameters, keys, operation, input);
  const service = wireService(SSM, handlers, { needs, hidden: ["Value"] });
  return {
    ...service,
    refuse(code, message, status, requestId) {
      const own = REFUSALS[code] ?? { code, status };
      return service.refuse(own.code, message, own.status, requestId);
    },
  };
}
