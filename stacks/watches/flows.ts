import { settings } from "../../settings.ts";
import { counted } from "../alarms.ts";
import { newInstance } from "../instance.ts";
import { ofFlow } from "../metrics.ts";
import { MINUTE, putBack, QUARTER, type Watch } from "./watch.ts";

/**
 * ⚠ AWS does not say whether a key that no menu has, or none in time, counts as an error branch as well: so many within a quarter
 * of an hour that callers who do not press are not told of.
 */
const ERRORS = 20;

type Watched = { flow: aws.connect.ContactFlow; name: string; hurts: string; whatToDo: string };

/** Its name comes from the alias, which is not known of an instance that was there before. */
function flowLog() {
  const { alias } = settings.contactCentre;
  return newInstance() && alias
    ? `the log /aws/connect/${alias}`
    : "the flow's log, /aws/connect/ALIAS with the instance's alias,";
}

/** Two alarms a flow: calls that ended within it, and branches that are taken where a block fails. */
export const flowWatches = (flows: Record<string, Watched>) =>
  Object.fromEntries(
    Object.entries(flows).flatMap(([key, { flow, name, hurts, whatToDo }]): [string, Watch][] => [
      [
        `${key}FlowFatalErrors`,
        {
          name: `${name} flow broken off`,
          metric: ofFlow(flow.name, "ContactFlowFatalErrors"),
          bound: counted(1, 5 * MINUTE),
          happened: $interpolate`Amazon Connect could not go on with the flow “${flow.name}”: the call, or the chat, was ended.`,
          hurts: `who called then, and everybody after them if it stays: ${hurts}`,
          whatToDo: $interpolate`call the line yourself. Look for the flow's name in ${flowLog()} and see at which block it ends. If somebody edited the flow in the console, put it back: ${putBack()}. See the AWS Health Dashboard for Amazon Connect. ${whatToDo}`,
        },
      ],
      [
        `${key}FlowErrors`,
        {
          name: `${name} flow errors`,
          metric: ofFlow(flow.name, "ContactFlowErrors"),
          bound: counted(ERRORS, QUARTER),
          happened: $interpolate`The flow “${flow.name}” took ${ERRORS} error branches or more within ${QUARTER / MINUTE} minutes: a function did not answer, a queue or a prompt was not there, or something could not be heard.`,
          hurts: `callers, who hear an apology instead of what they called for: ${hurts}`,
          whatToDo: $interpolate`see whether an alarm of a function is raised too, and begin with that. Else look for the flow's name in ${flowLog()} and count which block's ContactFlowModuleType has Results that are errors. ${whatToDo}`,
        },
      ],
    ]),
  );
