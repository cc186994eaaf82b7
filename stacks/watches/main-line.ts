import { settings } from "../../settings.ts";
import { counted } from "../alarms.ts";
import type { Callers } from "../callers.ts";
import type { Instances } from "../instances.ts";
import { ofCallers } from "../metrics.ts";
import { flowWatches } from "./flows.ts";
import { AT_ONCE, errors, slowness, throttles } from "./functions.ts";
import { MINUTE, QUARTER, type Watch } from "./watch.ts";

/** Connect waits for eight seconds, cold start included, and Lambda for seven. */
export const FLOW_MILLISECONDS = 5000;
export const CONNECTS_PATIENCE = "Amazon Connect gives up after eight, and callers hear nothing meanwhile.";

export type Watched = {
  callers: Callers;
  instances: Instances;
  main: aws.connect.ContactFlow;
  queue: aws.connect.Queue;
};

/** What hurts callers of the main line. */
export function mainLineWatches({ callers, instances, main, queue }: Watched): Record<string, Watch> {
  const functions = { ...callers.functions, ...instances.functions };
  const { unanswered } = settings.operators;
  return {
    ...errors(functions, HURT),
    MainLineThrottles: {
      ...throttles(functions, "callers of the main line: they hear an apology, and what they asked for is not done."),
      name: "main line throttled",
    },
    MainLineSlow: {
      ...slowness(functions, { milliseconds: FLOW_MILLISECONDS, of: CONNECTS_PATIENCE }),
      name: "main line slow",
      hurts: "callers of the main line: they wait in silence, and a little later would be told that it cannot be done.",
      whatToDo: $interpolate`see on the dashboard which of them it is, and the AWS Health Dashboard for Amazon EC2 and DynamoDB. Accounts with very many EC2 instances take longer to read: see how many there are.`,
    },
    ...flowWatches({
      MainLine: {
        flow: main,
        name: "main line",
        hurts: "callers of the main line hear no states, reach no agent.",
        whatToDo: "Callers still wait for agents where the queue is reached.",
      },
    }),
    MainLineQueueFull: {
      name: "main line queue full",
      metric: ofCallers(queue.name, "QueueCapacityExceededError"),
      bound: counted(unanswered, QUARTER),
      happened: $interpolate`${unanswered} callers or more within ${QUARTER / MINUTE} minutes found the queue “${queue.name}” full, which has room for ${settings.mainLine.mostWaiting}.`,
      hurts: "these callers: they were told that all lines are taken, and that they may call again.",
      whatToDo:
        "see in Connect's real-time metrics how many agents are available, and ask more of them to go online. If there are enough, mainLine.mostWaiting in settings.ts is too small.",
    },
  };
}

const HURT = {
  IdentifyCaller: {
    bound: AT_ONCE,
    hurts: "who called the main line then: nobody knows them, and they are treated as a stranger.",
    whatToDo: "It reads one table: see the AWS Health Dashboard for DynamoDB.",
  },
  InstanceStates: {
    bound: AT_ONCE,
    hurts: "callers who want to hear the state of the instances: they are told that it is not known.",
    whatToDo: "It asks Amazon EC2: see the AWS Health Dashboard, and whether other programs use up DescribeInstances.",
  },
  OfferInstances: {
    bound: AT_ONCE,
    hurts: "operators who want to start or stop an instance: they are not offered any.",
    whatToDo: "It asks Amazon EC2: see the AWS Health Dashboard, and whether other programs use up DescribeInstances.",
  },
  ChooseInstance: {
    bound: AT_ONCE,
    hurts: "operators who want to start or stop an instance: their choice is not understood.",
    whatToDo: "It asks Amazon EC2: see the AWS Health Dashboard, and whether other programs use up DescribeInstances.",
  },
  SwitchInstance: {
    bound: AT_ONCE,
    hurts: "the operator who called: they do not know whether the instance was started or stopped.",
    whatToDo: "The log names the instance: see its state in the console, and do by hand what was wanted.",
  },
};
