import { failed, none, planned, report, type Sample, START } from "./sample.ts";
import { noEmail, unknownProfile } from "./sample-runs.ts";

export const plan: Sample = {
  name: "plan",
  report: report("plan/update/june.csv", {
    kind: "plan",
    finishedAt: START + 3_180,
    rows: 8,
    outcomes: { created: 1, changed: 3, unchanged: 1, removed: 1, absent: 1, failed: 1 },
    timeline: [{ second: 2, outcomes: { created: 1, changed: 3, unchanged: 1, removed: 1, absent: 1, failed: 1 } }],
    reasons: [{ ...unknownProfile, rows: 1, lines: [9] }],
    files: [{ what: "original", key: "processed/plan/update/june.csv.bak", href: "https://example.com/june" }],
    effort: {
      calls: [
        { operation: "SearchUsers", calls: 1 },
        { operation: "CreateUser", calls: 1 },
        { operation: "UpdateUserRoutingProfile", calls: 2 },
        { operation: "UpdateUserSecurityProfiles", calls: 1 },
        { operation: "UpdateUserIdentityInfo", calls: 1 },
        { operation: "DeleteUser", calls: 1 },
      ],
      seconds: 228,
    },
  }),
  rows: [
    planned(2, "ada.lovelace", "created", [
      { setting: "first name", to: "Ada" },
      { setting: "last name", to: "Lovelace" },
      { setting: "routing profile", to: "Sales (West)" },
      { setting: "security profiles", to: "Agent, Quality analyst" },
    ]),
    planned(3, "ann.smith", "changed", [{ setting: "routing profile", from: "Basic", to: "Sales (West)" }]),
    planned(4, "bo.chen", "changed", [
      { setting: "routing profile", from: "Basic", to: "Support" },
      { setting: "security profiles", from: "Agent", to: "Agent, CallCenterManager" },
    ]),
    planned(5, "carla.diaz", "changed", [
      { setting: "mobile", from: "+49 ••• 4711" },
      { setting: "hierarchy", to: "Europe / Berlin" },
    ]),
    planned(6, "dan.okoro", "unchanged", []),
    planned(7, "eva.novak", "removed", []),
    planned(8, "finn.olsen", "absent", []),
    { ...failed(9, "gus.park", unknownProfile), row: 8 },
  ],
};

/** More rows than a page lists. */
export const longest: Sample = {
  name: "longest",
  report: report("plan/update/everyone in the whole company, with a name that goes on and on.csv", {
    kind: "plan",
    finishedAt: START + 5_400_000,
    rows: 25_000,
    outcomes: { ...none, changed: 4_999, unchanged: 20_000, failed: 1 },
    timeline: Array.from({ length: 5_000 }, (_, index) => ({
      second: index,
      outcomes: index === 2500 ? { failed: 1, unchanged: 4 } : { changed: 1, unchanged: 4 },
    })),
    reasons: [{ ...noEmail, rows: 1, lines: [12_502] }],
    effort: { calls: [{ operation: "UpdateUserRoutingProfile", calls: 4_999 }], seconds: 2_500 },
  }),
  rows: Array.from({ length: 25_000 }, (_, index) =>
    index % 5 === 0
      ? planned(index + 2, `agent.${index + 1}`, "changed", [
          { setting: "routing profile", from: "Basic", to: "Sales" },
        ])
      : planned(index + 2, `agent.${index + 1}`, "unchanged", []),
  ),
};

export const held: Sample = {
  name: "held",
  report: report("update/q4-reorganisation.csv", {
    kind: "held",
    finishedAt: START + 8_000,
    rows: 420,
    refused: {
      code: "TooManyChanges",
      message:
        "180 agents would be removed, and at most 50 may be by one file. Look the plan through; if it is right, drop the file into approved/.",
    },
    files: [
      { what: "plan", key: "reports/77d42d0a1b2c3d45f0c1a9be.html", href: "./77d42d0a1b2c3d45f0c1a9be.html" },
      { what: "held", key: "held/update/q4-reorganisation.csv", href: "https://example.com/held" },
    ],
  }),
  rows: [],
};

/** As it would be if the figures were known that it is held for. */
export const heldWithFigures: Sample = {
  name: "held-with-figures",
  report: {
    ...held.report,
    outcomes: { ...none, changed: 240, removed: 180 },
    effort: {
      calls: [
        { operation: "DeleteUser", calls: 180 },
        { operation: "UpdateUserRoutingProfile", calls: 240 },
      ],
      seconds: 212,
    },
  },
  rows: [
    planned(2, "ann.smith", "changed", [{ setting: "routing profile", from: "Basic", to: "Sales" }]),
    planned(3, "eva.novak", "removed", [{ setting: "quick connects", from: "Eva (Berlin)" }]),
  ],
};
