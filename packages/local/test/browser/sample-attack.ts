import { failed, none, planned, report, type Sample } from "./sample.ts";

/** What scripts would say if any ran: the tests look for it. */
const ATTACKS = [
  "<script>document.title = 'owned'</script>",
  `"><img src="https://evil.example/x" onerror="document.title = 'owned'">`,
  "</style></title></svg><iframe src=//evil.example></iframe>",
  "' onmouseover='alert(1)' style='position:fixed;inset:0",
  "\u202Egnp.exe \u2067right to left\u2069 مرحبا بالعالم",
  "zero\u200Bwidth\u00ADsoft\uFEFFmark\u0000nul",
  "👩‍👩‍👧‍👦 Zoë Ångström 王小明 שלום",
  `${"W".repeat(200)}`,
  "{{7*7}} &lt;b&gt;already escaped&lt;/b&gt;",
];

/** A file whose every value is out to do harm. */
export const nasty: Sample = {
  name: "nasty",
  report: report(`update/${ATTACKS[1]}${"long".repeat(120)}.csv`, {
    kind: "plan",
    rows: ATTACKS.length * 2,
    outcomes: { ...none, changed: ATTACKS.length, failed: ATTACKS.length },
    timeline: [{ second: 0, outcomes: { changed: ATTACKS.length, failed: ATTACKS.length } }],
    reasons: ATTACKS.map((text, index) => ({ code: text, message: text, rows: 1, lines: [index + 2] })),
    files: [
      { what: "original", key: ATTACKS[2] ?? "", href: "javascript:document.title='owned'" },
      {
        what: "failures",
        key: ATTACKS[5] ?? "",
        href: `https://example.com/"><script>document.title='owned'</script>`,
      },
    ],
    addresses: {
      ...{ asked: ATTACKS.length, accounts: ATTACKS.length, warned: ATTACKS.length, more: 1 },
      warnings: ATTACKS.map((text, index) => ({
        ...{ line: index + 2, login: text, code: text as "MailTaken", address: text, message: text },
      })),
    },
    effort: { calls: [{ operation: ATTACKS[0] ?? "", calls: 3 }], seconds: 7 },
  }),
  rows: ATTACKS.flatMap((text, index) => [
    failed(index + 2, text, { code: text, message: text }),
    planned(index + 2, text, "changed", [{ setting: text, from: text, to: text }]),
  ]),
};
