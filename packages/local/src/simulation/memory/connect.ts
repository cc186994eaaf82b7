import type { ConnectClient } from "@aws-sdk/client-connect";
import type { OpenInstance } from "@frontdesk/simulator/connect/open-instance.ts";
import { atOnce, type Io } from "../io.ts";

type Command = { constructor: { name: string }; input: object };

/** A client of the simulated instance without a wire between them; `told` hears of each call as it leaves. */
export function memoryConnect(
  service: Pick<OpenInstance, "carryOut">,
  io: Io = atOnce,
  told: (operation: string) => void = () => {},
): ConnectClient {
  const send = (command: Command) => {
    const operation = command.constructor.name.replace(/Command$/, "");
    told(operation);
    return io(`connect ${operation}`, () => service.carryOut(operation, command.input));
  };
  return { send } as unknown as ConnectClient;
}
