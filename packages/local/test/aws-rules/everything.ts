import type { Tree } from "../../../../settings.ts";

const numbers = (...digits: number[]) => digits.map((digit) => `${digit}2222222-3333-4444-8555-666666666666`);
const people = ["operators@example.com"];

/** All that settings may ask for at once. */
export const EVERYTHING: Tree = {
  mainLine: { phoneNumberIds: numbers(1), testCases: true },
  emergency: { phoneNumberIds: { authentication: numbers(2), demo: numbers(3) }, alert: people },
  passwords: { secondFactor: "PIN", startMonth: "month and year", phoneNumberIds: numbers(4), alert: people },
  agents: {
    ...{ notify: people, remove: { allowed: true, mostRows: 10, sharedQuickConnects: "deleted" } },
    hold: { share: 0, from: 2 },
  },
};
