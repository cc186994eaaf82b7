import { settings } from "../../settings.ts";
import type { Addresses } from "../addresses.ts";
import type { Agents } from "../agents.ts";
import { counted, missing, type Reckoned, reached, totalOf } from "../alarms.ts";
import { logGroupOf } from "../door.ts";
import { ofFunction, ofMessages, ours } from "../metrics.ts";
import { AGAIN_AND_AGAIN, AT_ONCE, errors, type Functions, IN_VAIN, throttles } from "./functions.ts";
import { HOUR, MINUTE, putBack, QUARTER, type Watch } from "./watch.ts";

const DAY = 24 * HOUR;
/** A row is forgotten after so many days (stacks/agents.ts): a day is left to do something. */
const ROWS_DAYS = 7;
const TOO_OLD_DAYS = ROWS_DAYS - 1;
/** Bury needs seconds for a batch, and takes a letter that it could not record again after six minutes: five times by then. */
const BURIED_MINUTES = 30;
/** One upload whose rows are lost is told twice, that they may be and that they are; then it is taken in anew. */
const STOOD_STILL = 4;
/** One is a fault of the moment, which the next sweep tries again. */
const NOT_LOOKED_AFTER = 2;
/** The sweep has five minutes, and would be ended then. */
const SWEEP_SECONDS = 240;
/** Calls at the full rate in whose time the pace recovers from a throttle (core/throttle/pace.ts). */
const TO_RECOVER = 200;

/** As many throttles as recoveries in the time: the pace does not get back to the quota. */
const throttledTooOften = () => Math.max(2, Math.ceil((QUARTER * settings.connect.ratePerSecond) / TO_RECOVER));

export type Watched = Agents & { exporting: sst.aws.Function; addresses: Addresses };

/** The functions of agents in bulk. */
export function agentFunctions({ intake, consumer, bury, finish, sweep, exporting }: Watched) {
  const as = (made: sst.aws.Function) => ({ name: made.name, logGroup: logGroupOf(made) });
  return {
    Intake: as(intake),
    Consumer: as(consumer),
    Bury: as(bury),
    Finish: as(finish),
    Sweep: as(sweep),
    Export: as(exporting),
  };
}

/** The one besides that there is where settings ask for it. */
export const addressFunctions = ({ addresses }: Watched) =>
  addresses ? { Addresses: { name: addresses.name, logGroup: logGroupOf(addresses) } } : undefined;

/**
 * What hurts managers. The consumers, the intake, the finish and the export use all of their time by design, waiting for their
 * turns: that they are near its end says nothing, and is watched of the sweep alone.
 */
export function agentWatches(agents: Watched): Record<string, Watch> {
  const functions = agentFunctions(agents);
  const ofAddresses = addressFunctions(agents);
  const { queue, deadLetters } = agents;
  const rowsName = queue.nodes.queue.name;
  return {
    ...queueWatches({ queue, deadLetters, bury: functions.Bury.logGroup }),
    ...uploadWatches(functions),
    ...errors(functions, HURT),
    ...(ofAddresses && errors(ofAddresses, HURT_BY_ADDRESSES)),
    AgentsThrottles: {
      ...throttles(
        { ...functions, ...ofAddresses },
        "managers: their files wait, and are done later. Nothing is lost, and callers may be hurt too.",
      ),
      name: "agents throttled",
    },
    SweepSlow: {
      name: "Sweep slow",
      metric: ofFunction(functions.Sweep.name, "Duration"),
      bound: reached(SWEEP_SECONDS * 1000, QUARTER),
      happened: $interpolate`The sweep took ${SWEEP_SECONDS} seconds or more of the 300 that it has.`,
      hurts: "managers: when it is cut off, files that come last in the bucket are not looked after.",
      whatToDo: $interpolate`see how many files lie in create/, update/, remove/, plan/ and approved/ of the bucket, which it looks at one by one, and take away what nobody needs. If there are few, look at the durations of its calls in the log ${functions.Sweep.logGroup}.`,
    },
    ConnectThrottles: {
      name: "Connect throttles agents",
      metric: ours("agents", "ConnectThrottles"),
      bound: counted(throttledTooOften(), QUARTER),
      happened: `Amazon Connect refused ${throttledTooOften()} calls or more within ${QUARTER / MINUTE} minutes as too many, so that the pace does not get back to the quota that settings.ts names.`,
      hurts:
        "managers: files take longer than their reports foretold, and no row is lost; and any other program that uses the instance's API.",
      whatToDo: $interpolate`find who else calls it: in CloudTrail, events of connect.amazonaws.com by another user than these functions. If nobody does, the quota is lower than connect.ratePerSecond, .burst and .operations say, or counted together: set connect.buckets to "shared", or ask AWS for the quota. Rows waiting are in the queue ${rowsName}.`,
    },
  };
}

function queueWatches(of: { queue: sst.aws.Queue; deadLetters: sst.aws.Queue; bury: $util.Output<string> }) {
  const { queue, deadLetters, bury } = of;
  const [rows, letters] = [queue.nodes.queue.name, deadLetters.nodes.queue.name];
  const notTaken: Reckoned = {
    // There was a row at each moment, and none was taken. Those that wait out of sight for their turn do not count.
    expression: "IF(FILL(waiting, 0) > 0 AND FILL(taken, 0) < 1, 1, 0)",
    of: {
      waiting: { ...ofMessages(queue, "ApproximateNumberOfMessagesVisible"), statistic: "Minimum" },
      taken: { ...ofMessages(queue, "NumberOfMessagesReceived"), statistic: "Sum" },
    },
  };
  return {
    DeadLettersOld: {
      name: "dead letters waiting",
      metric: ofMessages(deadLetters, "ApproximateAgeOfOldestMessage"),
      bound: reached(BURIED_MINUTES * MINUTE, QUARTER),
      happened: `A row that failed has waited for ${BURIED_MINUTES} minutes or more to be recorded: the function Bury is not keeping up.`,
      hurts: "the manager whose file it was of: the file is not finished, and nobody is told what failed.",
      whatToDo: $interpolate`look for the level ERROR, and for “a failure is recorded later”, in the log ${bury}. See that the trigger of the queue ${letters} is enabled: \`aws lambda list-event-source-mappings\`. If a file has very many failures, Bury takes its time with Connect's quota: wait. Letters are kept for 14 days; do not purge the queue.`,
    },
    RowsOld: {
      name: "rows about to be forgotten",
      metric: ofMessages(queue, "ApproximateAgeOfOldestMessage"),
      bound: reached(TOO_OLD_DAYS * DAY, QUARTER),
      happened: `A row has waited for ${TOO_OLD_DAYS} days; SQS forgets it after ${ROWS_DAYS}, without a word.`,
      hurts: "the manager whose file it is of: the row would never be done, nor be reported.",
      whatToDo: $interpolate`keep the rows for longer, now: \`aws sqs set-queue-attributes --queue-url ${queue.url} --attributes MessageRetentionPeriod=1209600\`, which counts for rows that wait already. Then find out why they wait: the alarms of this stage, the log of the consumer, and whether files are larger than the quota can do in a week. Set it back to ${ROWS_DAYS * DAY} when they are done.`,
    },
    RowsNotTaken: {
      name: "rows not taken",
      metric: notTaken,
      bound: counted(1, QUARTER),
      happened: `Rows have waited for ${QUARTER / MINUTE} minutes, and nobody took one.`,
      hurts: "managers: no file moves on, and after a week its rows would be forgotten.",
      whatToDo: $interpolate`see that the trigger of the queue ${rows} is there and enabled, and what its LastProcessingResult is: \`aws lambda list-event-source-mappings\`. If somebody disabled it, enable it; if it is gone, put it back: ${putBack()}. AccessDenied: the consumer's role, or the key, was changed by hand.`,
    },
  } satisfies Record<string, Watch>;
}

function uploadWatches({ Intake, Finish, Sweep, Export }: ReturnType<typeof agentFunctions>) {
  const dropped = (functions: Functions) =>
    totalOf(Object.values(functions).map(({ name }) => ofFunction(name, "AsyncEventsDropped")));
  return {
    SweepMissing: {
      name: "Sweep does not run",
      metric: ofFunction(Sweep.name, "Invocations"),
      bound: missing(QUARTER),
      happened: `The sweep, which should run every five minutes, did not run within ${QUARTER / MINUTE}.`,
      hurts:
        "managers: an upload that stands still, because a run died or an event was lost, stays so, and nobody hears of it.",
      whatToDo: $interpolate`see that its schedule is enabled and may invoke ${Sweep.name}: \`aws scheduler list-schedules\`, and the metrics TargetErrorCount and InvocationDroppedCount of AWS/Scheduler. If somebody changed it, put it back: ${putBack()}. Meanwhile run it by hand: \`aws lambda invoke --function-name ${Sweep.name} /dev/stdout\`.`,
    },
    UploadsStoodStill: {
      name: "uploads stand still",
      metric: ours("agents", "UploadsStoodStill"),
      bound: counted(STOOD_STILL, HOUR),
      happened: `The sweep found uploads that stood still ${STOOD_STILL} times or more within an hour. It moves each on by itself; so often, it does not help.`,
      hurts: "the managers whose files they are: no row moves on, and no report comes.",
      whatToDo: $interpolate`look for “an upload stood still” in the log ${Sweep.logGroup}: it names the upload and what is missing. “no event came”: the bucket's notification, or its leave to invoke ${Intake.name}. “intake stands still”: the log ${Intake.logGroup}. “not finished”: the log ${Finish.logGroup}. “rows are lost”: did somebody purge a queue? The upload is read anew by itself.`,
    },
    UploadsNotLookedAfter: {
      name: "uploads not looked after",
      metric: ours("agents", "UploadsNotLookedAfter"),
      bound: counted(NOT_LOOKED_AFTER, QUARTER),
      happened: `The sweep could not look after an upload ${NOT_LOOKED_AFTER} times or more within ${QUARTER / MINUTE} minutes.`,
      hurts: "the manager whose file it is: if it stands still, it stays so.",
      whatToDo: $interpolate`look for “an upload could not be looked after” in the log ${Sweep.logGroup}, which has the error and the upload. AccessDenied: a right that was taken away, or the key. An error of the ledger that stays for one upload: look at its item in the table; the other uploads are looked after.`,
    },
    UploadsUntold: {
      name: "nobody was told of an upload",
      metric: ours("agents", "UploadsUntold"),
      bound: AT_ONCE,
      happened: "An upload is finished, and the e-mail about it could not be sent.",
      hurts: "the manager who waits for it; what the file asked for is done, and its report lies in reports/.",
      whatToDo: $interpolate`look for “nobody was told” in the log ${Finish.logGroup}, and tell the manager which report it is. AccessDenied or KMS: the topic's policy, or its key, was changed by hand. It is not sent again.`,
    },
    UploadEventsDropped: {
      name: "events of uploads dropped",
      metric: dropped({ Intake, Finish }),
      bound: AT_ONCE,
      happened: "Lambda gave up an event for the intake or the finish, after three tries or six hours.",
      hurts:
        "the manager whose file it was: the sweep asks again within ten minutes, so that it is late; if the cause stays, it is never done.",
      whatToDo: $interpolate`look for the level ERROR in the logs ${Intake.logGroup} and ${Finish.logGroup}, and for alarms of throttles. Once it is mended, the sweep moves the upload on by itself.`,
    },
    ExportEventsDropped: {
      name: "export dropped",
      metric: ofFunction(Export.name, "AsyncEventsDropped"),
      bound: AT_ONCE,
      happened: "Lambda gave up a part of an export, after three tries or six hours.",
      hurts: "whoever asked for it: the file never comes, and nothing asks again.",
      whatToDo: $interpolate`look for the level ERROR in the log ${Export.logGroup}, mend it, and ask for the export anew: \`aws lambda invoke --cli-read-timeout 0 --function-name ${Export.name} --payload '{}' /dev/stdout\`. What the broken one left in export/ is forgotten after agents.keepDays.`,
    },
  } satisfies Record<string, Watch>;
}

const HURT = {
  Intake: {
    bound: IN_VAIN,
    hurts:
      "the manager who dropped a file: it is not read, or only up to a row. Nothing is done twice, and the sweep asks again.",
    whatToDo: "Out of memory: see agents.largestFile in settings.ts.",
  },
  Consumer: {
    bound: AGAIN_AND_AGAIN,
    hurts:
      "managers: ten rows at a time go back to the queue, and after agents.retries tries they are reported as failed.",
    whatToDo: "If it lasts, rows fail that are right: tell managers to drop the failures file back once it is mended.",
  },
  Bury: {
    bound: AGAIN_AND_AGAIN,
    hurts: "managers: rows that failed are not recorded, and their files are not finished.",
    whatToDo: "Nothing is lost for 14 days.",
  },
  Finish: {
    bound: IN_VAIN,
    hurts: "the manager whose file is done: there is no report, no failures file and no e-mail. The sweep asks again.",
    whatToDo: "If it is one upload each time, the log has its name.",
  },
  Sweep: {
    bound: AGAIN_AND_AGAIN,
    hurts: "managers: uploads that stand still stay so.",
    whatToDo: "Files that nothing holds up are done all the same.",
  },
  Export: {
    bound: IN_VAIN,
    hurts: "whoever asked for an export: it is late, or never comes.",
    whatToDo: "Then ask for it anew.",
  },
};

const HURT_BY_ADDRESSES = {
  Addresses: {
    bound: AT_ONCE,
    hurts:
      "the manager who dropped a file of new agents: its report says that addresses were not looked at. Agents are made all the same.",
    whatToDo:
      "A timeout: the directory of passwords.directory is slow, or has very many accounts. Then have the file dropped into plan/create/ to look again.",
  },
};
