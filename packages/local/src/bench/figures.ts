import { atTheLimit, type Timed } from "./bench-desk.ts";
import { atLeast, atMost, type Figure } from "./figure.ts";
import { ratioOf } from "./init.ts";
import type { Measured, Pace } from "./run.ts";
import type { Counts } from "./tally.ts";

/** The figures of what was measured, with the bars that the design promises. */
export function figuresOf(measured: Measured): Figure[] {
  const { intake, memory, init = [], mailboxes, page } = measured;
  return [
    ...ratiosToTheLimit(measured),
    ...timesFaster(measured),
    ...overAllUploads(measured),
    ...(intake ? [atLeast(0.8, "intake: rows/s ÷ rows/s of bare sends", intake.ratio)] : []),
    ...(memory ? [atMost(1.3, "intake: peak memory, large file ÷ small file", memory.large / memory.small)] : []),
    ...init.map((one) => atMost(1.3, `init of ${one.name}: CPU time ÷ of the bare SDK clients`, ratioOf(one, "cpu"))),
    ...(mailboxes
      ? [
          atMost(10, `mailboxes: seconds for ${mailboxes.accounts} accounts, file to table`, mailboxes.command),
          atMost(1.3, "mailboxes: time ÷ four times that of a quarter", mailboxes.whole / mailboxes.quarter / 4),
        ]
      : []),
    ...(page?.rooms ?? []).flatMap(({ room, usable, longest }) => [
      atMost(2_000, `page, ${room}: milliseconds until it can be used`, usable),
      atMost(200, `page, ${room}: longest task (ms) while ${page?.rows} rows stream by`, longest),
    ]),
  ];
}

function ratiosToTheLimit({ pace: { usual, raised }, create, update, fast }: Measured): Figure[] {
  const ratio = ({ rows, seconds }: Timed, quota: Pace["usual"]) => atTheLimit(rows, quota) / seconds;
  return [
    ...(create ? [atLeast(0.97, "create: time at the limit ÷ time taken", ratio(create, usual))] : []),
    ...(update
      ? [
          atLeast(0.95, "update of every field: time at the limit ÷ time taken", ratio(update.first, usual)),
          atLeast(0.95, "update again, with e-mail: time at the read's limit ÷ time taken", ratio(update.again, usual)),
        ]
      : []),
    ...(fast
      ? [atLeast(0.9, `create at ${raised.rate} a second: time at the limit ÷ time taken`, ratio(fast, raised))]
      : []),
  ];
}

function timesFaster({ pace: { pause }, create, update, paced }: Measured): Figure[] {
  const than = paced && `than one call each ${pause} ms, measured on ${paced.update.rows} rows and scaled`;
  const against = ({ rows, seconds }: Timed, secondsFor: (rows: number) => number) => secondsFor(rows) / seconds;
  return [
    ...(update && paced
      ? [atLeast(5.5, `update: times faster ${than}`, against(update.first, paced.update.secondsFor))]
      : []),
    ...(create && paced
      ? [atLeast(1.15, `create: times faster ${than}`, against(create, paced.create.secondsFor))]
      : []),
    ...(update
      ? [
          atLeast(
            10,
            "update again, without e-mail: times faster than the first",
            update.first.seconds / update.againWithoutEmail.seconds,
          ),
        ]
      : []),
  ];
}

function overAllUploads(measured: Measured): Figure[] {
  const uploads = timedOf(measured).map(([, { counts }]) => counts);
  if (uploads.length === 0) return [];
  const sum = (of: (counts: Counts) => number) => uploads.reduce((total, counts) => total + of(counts), 0);
  const writes = sum(({ limiterWrites }) => limiterWrites) / sum(({ connectCalls }) => connectCalls);
  return [
    atMost(
      0,
      "calls answered 429, over all uploads",
      sum(({ throttled }) => throttled),
    ),
    atMost(1.1, "limiter: DynamoDB writes a Connect call, over all uploads", writes),
  ];
}

/** Every upload that went all the way to Connect, by what it was. */
export function timedOf({ create, update, fast }: Measured): [what: string, timed: Timed][] {
  return [
    ...(create ? [["create", create] as [string, Timed]] : []),
    ...(update
      ? ([
          ["update of every field", update.first],
          ["update again, without e-mail", update.againWithoutEmail],
          ["update again, with e-mail", update.again],
        ] as [string, Timed][])
      : []),
    ...(fast ? [["create at the raised quota", fast] as [string, Timed]] : []),
  ];
}
