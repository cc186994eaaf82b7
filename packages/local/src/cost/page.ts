import { dollars, PRICES, type Priced, totalOf, type Usage } from "./prices.ts";
import { type Counted, SAMPLE } from "./scenarios.ts";
import { times, together } from "./usage.ts";

/** A month that the page is about. */
export const MONTH = { agents: 1_000, calls: 10_000, resets: 500 };
/** Minutes that a call to a line, and a reset by telephone, are taken to last. */
export const MINUTES = { call: 2, reset: 3 };

/** What there is whether anybody calls or not. */
export type Standing = Usage;

/** docs/cost.md, of what was counted. */
export function costPage(counted: Counted, standing: Standing, day: string): string {
  const byTelephone = (minutes: number): Usage => ({ connectMinute: minutes, phoneMinute: minutes });
  const parts: [string, Usage][] = [
    [`${count(MONTH.agents)} agents created`, times(counted.agents, MONTH.agents)],
    [
      `${count(MONTH.calls)} calls of ${MINUTES.call} minutes`,
      together(times(counted.calls, MONTH.calls), byTelephone(MONTH.calls * MINUTES.call)),
    ],
    [
      `${count(MONTH.resets)} password resets by telephone, of ${MINUTES.reset} minutes`,
      together(times(counted.resets, MONTH.resets), byTelephone(MONTH.resets * MINUTES.reset)),
    ],
    ["What is there in any month", standing],
  ];
  return `# What it costs

Written by \`npm run cost\`, which makes ${SAMPLE.agents} agents, ten calls and a reset on the local cloud and counts every request.
Counted on ${day}; times of functions are those of one machine here, and not Lambda's. Prices are list prices of us-east-1 in US
dollars, without free tiers and taxes. ⚠ They are of November 2026 and were not read from AWS's pages on that day: look them up
again.

| a month | US dollars |
|---|---:|
${parts.map(([what, usage]) => `| ${what} | ${money(totalOf(usage))} |`).join("\n")}
| **together** | **${money(parts.reduce((sum, [, usage]) => sum + totalOf(usage), 0))}** |

Agents' own time in Amazon Connect is what it would be without any of this: 0.018 a minute of each call with an agent is in the
minutes above as far as calls last ${MINUTES.call} minutes.

${parts.map(([what, usage]) => `## ${what}\n\n${table(usage)}`).join("\n\n")}

## What drives it

- **Minutes.** Nearly all of it is telephony. What a caller hears sooner costs less.
- **SMS** cost by the country: from 0.006 to more than 0.10 each. \`pins.sendsPerLine\` bounds them for an hour,
  \`operators.smsSpendDollars\` has people told, and the account's limit ends them. \`pins.senderId\` may need a registration that
  costs by the month.
- **What stands**: alarms, dashboards (\`operators.dashboards\`), keys and metrics, whether anybody calls or not. Each claimed
  number costs by the day (\`connect.claim\`), and each stream of \`contactCentre.streams\` some 11 dollars a month.
- **Consumers that wait** for their turn at Connect's quota: Lambda bills the waiting. It is in what an agent takes above, at two
  calls a second; at a raised quota it is a tenth ([performance.md](performance.md#what-a-million-agents-take-and-cost)).
- **Logs**: a row and a call are about a kilobyte each, at 0.50 a GB: nothing, and so is S3 for \`agents.keepDays\`.

Not in it: calls out of the contact centre, Contact Lens, recordings' storage (0.023 a GB and month), the NAT gateway or endpoints
of the directory's network (some 32 a month each), and the directory.

## The mix of ten calls

Five hear the instances' states, three wait for an agent, one starts an instance, and one sets an emergency, with a PIN by SMS.
A reset is five turns with the bot, and one SMS. It is counted in a chat, and its turns are priced as spoken ones: in writing they
are 0.00075 each, and a chat has no minutes.
`;
}

function table(usage: Usage): string {
  const rows = Object.entries(usage)
    .filter(([, quantity]) => quantity > 0)
    .map(([what, quantity]) => {
      const { usd, per, unit } = PRICES[what as Priced];
      const price = per === 1 ? `${usd}` : `${usd} a million`;
      return `| ${unit} | ${amount(quantity)} | ${price} | ${exact(dollars(what as Priced, quantity))} |`;
    });
  return ["| what | how many | dollars each | dollars |", "|---|---:|---:|---:|", ...rows].join("\n");
}

const count = (number: number) => number.toLocaleString("en");
const amount = (number: number) => number.toLocaleString("en", { maximumFractionDigits: number < 10 ? 1 : 0 });
const money = (number: number) => number.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const exact = (number: number) => number.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 4 });
