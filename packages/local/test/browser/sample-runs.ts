import { failed, none, report, type Sample, START } from "./sample.ts";

export const unknownProfile = {
  code: "UnknownRoutingProfile",
  message: "“routing profile name” says “Sales West”, which the instance does not have. Did you mean “Sales (West)”?",
};
export const noEmail = { code: "InvalidEmail", message: "“email address” is no email address." };
const exists = {
  code: "LoginExists",
  message: "There is an agent with the login “jonas.weber” already: change it through update/.",
};

export const clean: Sample = {
  name: "clean",
  report: report("create/new-starters.csv", {
    verb: "create",
    finishedAt: START + 6_210,
    rows: 14,
    outcomes: { ...none, created: 14 },
    timeline: [
      { second: 2, outcomes: { created: 4 } },
      { second: 3, outcomes: { created: 6 } },
      { second: 5, outcomes: { created: 4 } },
    ],
  }),
  rows: [],
};

const taken =
  "Its mail daley@contoso.com is that of Zach Daley (zach.daley@contoso.com) already: Zada Daley (zada.daley@contoso.com) will not be created. Give one of the two another mail.";

export const addressed: Sample = {
  name: "addressed",
  report: report("create/new-starters.csv", {
    verb: "create",
    finishedAt: START + 6_210,
    rows: 14,
    outcomes: { ...none, created: 14 },
    timeline: [{ second: 2, outcomes: { created: 14 } }],
    addresses: {
      ...{ asked: 14, accounts: 14, warned: 2, more: 7 },
      warnings: [
        { line: 4, login: "zada.daley", code: "MailTaken", address: "daley@contoso.com", message: taken },
        {
          line: 12_345,
          login: "t.one",
          code: "NoUserPrincipalName",
          address: "",
          message: "It has no userPrincipalName.",
        },
      ],
    },
  }),
  rows: [],
};

export const run: Sample = {
  name: "run",
  report: report("update/june.csv", {
    rows: 184,
    outcomes: { created: 21, changed: 96, unchanged: 48, removed: 9, absent: 3, failed: 7 },
    timeline: Array.from({ length: 59 }, (_, index) => ({
      second: 3 + Math.floor(index * 1.55),
      outcomes: {
        ...(index < 21 ? { created: 1 } : {}),
        ...(index > 10 ? { changed: 2 } : {}),
        ...(index % 5 !== 0 ? { unchanged: 1 } : index < 5 ? { unchanged: 1 } : {}),
        ...(index > 49 ? { removed: 1 } : {}),
        ...(index > 55 ? { absent: 1 } : {}),
        ...(index % 8 === 3 ? { failed: 1 } : {}),
      },
    })),
    reasons: [
      { ...unknownProfile, rows: 5, lines: [12, 31, 58, 101, 140] },
      { ...noEmail, rows: 1, lines: [77] },
      { ...exists, rows: 1, lines: [163] },
    ],
    files: [
      {
        what: "failures",
        key: "failed/failedActions-2026-11-21T10-33-16-523Z.csv.bak",
        href: "https://example.com/failed",
      },
      {
        what: "original",
        key: "processed/update/june.csv-2026-11-21T10-33-16-523Z.bak",
        href: "https://example.com/june",
      },
    ],
  }),
  rows: [
    ...[12, 31, 58, 101, 140].map((line, index) => failed(line, `agent.${index + 1}`, unknownProfile)),
    failed(77, "maria.keller-hansen@contactcentre.example.com", noEmail),
    failed(163, "jonas.weber", exists),
  ],
};

export const refused: Sample = {
  name: "refused",
  report: report("create/Copy of agents (final) v2.csv", {
    verb: "create",
    finishedAt: START + 410,
    refused: {
      code: "MissingColumn",
      message: "Column “routing profile name”, “email address” is missing: a file in create/ needs it.",
    },
    files: [
      {
        what: "failures",
        key: "failed/failedActions-2026-11-21T10-31-41-533Z.csv.bak",
        href: "https://example.com/failed",
      },
      {
        what: "original",
        key: "processed/create/Copy of agents (final) v2.csv-2026-11-21T10-31-41-533Z.bak",
        href: "https://example.com/v2",
      },
    ],
  }),
  rows: [],
};
