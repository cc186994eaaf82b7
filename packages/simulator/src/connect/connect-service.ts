import * as Connect from "@aws-sdk/client-connect";
import type { Service } from "../gateway/service.ts";
import { wireService } from "../wire/wire-service.ts";
import { needsOf } from "./needs.ts";
import { type ConnectOptions, type OpenInstance, openInstance } from "./open-instance.ts";

/** The simulated instance as a service of the gateway. */
export type ConnectService = Service & Omit<OpenInstance, "handlers">;

/** An Amazon Connect instance on this machine, for the SDK's clients and the CLI. */
export function connectService(options: ConnectOptions): ConnectService {
  const { handlers, ...instance } = openInstance(options);
  const service = wireService(Connect, handlers, {
    needs: (operation, input) => needsOf(options, operation, input),
    hidden: ["Mobile", "PhoneNumberPrefix"],
  });
  return { ...service, ...instance };
}
