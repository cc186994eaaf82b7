import { BARE_MINUTE, dollars, PRICES, type Price, type Priced, totalOf, type Usage } from "./prices.ts";
import { CALLS, type Counted, MINUTES, SAMPLE, type Taken } from "./scenarios.ts";
import { times } from "./usage.ts";

/** A month that the page is about. */
export const MONTH = { agents: 1_000, calls: 10_000, resets: 500 };

/** What there is whether anybody calls or not. */
export type Standing = Usage;

type Part = { what: string; usage: Usage; most?: number };

/** docs/cost.md, of what was counted. */
export function costPage(counted: Counted, standing: Standing, day: string): string {
  const part = (what: string, { usage, most }: Taken, units: number): Part => ({
    ...{ what: `${count(units)} ${what}`, usage: times(usage, units), most: most * units },
  });
  const parts: Part[] = [
    part("agents created", counted.created, MONTH.agents),
    part("agents, all of whose settings are changed", counted.updated, MONTH.agents),
    part("calls", counted.calls, MONTH.calls),
    part("password resets by telephone", counted.resets, MONTH.resets),
    { what: "What is there in any month", usage: standing },
  ];
  const together = parts.reduce((sum, { usage }) => sum + totalOf(usage), 0);
  const minutes = parts.reduce((sum, { usage }) => sum + (usage.connectMinute ?? 0), 0);
  const saved = minutes * (PRICES.connectMinute.usd - BARE_MINUTE);
  return `# What it costs

Written by \`npm run cost\`, which has ${SAMPLE.agents} agents created and updated, makes ${SAMPLE.calls} calls and resets a password on the local cloud,
counts every request, and multiplies. Counted on ${day}. Prices are list prices of us-east-1 in US dollars, **without free
tiers** and taxes; behind each is the year of a page that says the same, and ⚠ where none was found: look it up again.

| a month | US dollars |
|---|---:|
${parts.map(({ what, usage }) => `| ${what} | ${money(totalOf(usage))} |`).join("\n")}
| **together** | **${money(together)}** |

${parts.map(section).join("\n\n")}

## What drives it

- **Minutes.** Nearly all of it is telephony. What a caller hears sooner costs less. A minute of Amazon Connect is
  ${PRICES.connectMinute.usd}, the one price of voice that its page names in ${PRICES.connectMinute.confirmed}, with AI of any amount in it. In 2020 it was ${BARE_MINUTE}, without;
  where your instance still pays that ⚠, it is ${money(together - saved)} together.
- **SMS** cost by the country: from 0.006 to more than 0.10 each. \`pins.sendsPerLine\` bounds them for an hour,
  \`operators.smsSpendDollars\` has people told, and the account's limit ends them. \`pins.senderId\` may need a registration that
  costs by the month.
- **What stands**: alarms, dashboards (\`operators.dashboards\`), keys and metrics, whether anybody calls or not. Each claimed
  number costs by the day (\`connect.claim\`), and each stream of \`contactCentre.streams\` some 11 dollars a month.
- **Consumers that wait** for their turn at Connect's quota: Lambda bills the waiting. It is in what an agent takes above, at two
  calls a second; at a raised quota it is a tenth ([performance.md](performance.md#what-a-million-agents-take-and-cost)).
- **What is kept**: logs for a month at 0.03 a GB ⚠, files for \`agents.keepDays\` at 0.023 ⚠: next to nothing.

Not in it: calls out of the contact centre, Contact Lens, recordings' storage (0.023 a GB and month), the NAT gateway or endpoints
of the directory's network (some 32 a month each), and the directory.

## How it is counted

- **Calls**: of ${SAMPLE.calls}, ${CALLS.map(({ what, times }) => `${times} ${what}`).join("; ")}.
  Their minutes are those of the simulated telephone, with ${MINUTES.talk} for what an agent talks. Voice is billed by the second from ten
  seconds on, the line from a minute on.
- **A reset** is ${SAMPLE.turns} turns with the bot and one SMS. It is counted in a chat, and its turns are priced as spoken ones, of ${MINUTES.reset} minutes:
  in writing they are 0.00075 each ⚠, and a chat has no minutes.
- **Lambda**: each run's time here, cold starts included, by the memory of the function. It is not Lambda's time: there a function of
  512 MB has a third of a processor, and AWS answers later than this machine. No run lasts longer than its timeout, which is the
  bound under each table.
- **DynamoDB**: each call is one unit, and each read a consistent one; items are below 1 KB, but for the list of an upload's blocks.
- **SQS**: sends, deletions and those receives that brought something; the empty ones are in what stands, as five long polls of 20
  seconds a queue ⚠.
- **X-Ray**: as if each run were traced. AWS's default rule takes one a second and a twentieth of the others.
- **Logs**: what functions print, and 800 bytes a run of Lambda's own ⚠.
- **KMS**: calls that functions make. What S3, SQS, DynamoDB and SNS ask with the key is not counted: they keep data keys for minutes.
`;
}

function section({ what, usage, most }: Part): string {
  const bound =
    most &&
    `\n\nIf every run lasted until its timeout, Lambda's time would be ${amount(most)} GB-seconds: ${money(dollars("lambdaTime", most))} at most.`;
  return `## ${what}\n\n${table(usage)}${bound ?? ""}`;
}

function table(usage: Usage): string {
  const rows = Object.entries(usage)
    .filter(([, quantity]) => Number(plain(quantity)) > 0)
    .map(([what, quantity]) => {
      const { usd, per, unit, confirmed }: Price = PRICES[what as Priced];
      const price = `${usd}${per === 1 ? "" : " a million"} (${confirmed ?? "⚠"})`;
      return `| ${unit} | ${amount(quantity)} | ${price} | ${exact(dollars(what as Priced, quantity))} |`;
    });
  return ["| what | how many | dollars each | dollars |", "|---|---:|---:|---:|", ...rows].join("\n");
}

const count = (number: number) => number.toLocaleString("en");
/** Three digits at least, so that a reader can multiply. */
const amount = (number: number) => number.toLocaleString("en", DIGITS(number));
const plain = (number: number) => number.toLocaleString("en", { ...DIGITS(number), useGrouping: false });
const DIGITS = (number: number) =>
  number < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: number < 100 ? 2 : 0 };
const money = (number: number) => number.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const exact = (number: number) => number.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 6 });
