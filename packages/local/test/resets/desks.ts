import { afterAll, beforeAll } from "vitest";
import type { Domain } from "../directory/domain.ts";
import { PEOPLE, type Person } from "../directory/fixtures.ts";
import { openResetDesk, type ResetDesk } from "./reset-desk.ts";

/** A desk for all tests of a block. */
export function deskFor(domain: () => Domain, options: () => Parameters<typeof openResetDesk>[1] = () => ({})) {
  let desk: ResetDesk;
  beforeAll(async () => {
    desk = await openResetDesk(domain(), options());
  });
  afterAll(() => desk?.close());
  return () => desk;
}

/** One of the people for resets; each test takes others. */
export const someone = (index: number): Person => {
  const person = PEOPLE.resets[index];
  if (!person) throw new Error(`there are ${PEOPLE.resets.length} people for resets`);
  return person;
};

/** A person's number in E.164. */
export const mobileOf = ({ attributes }: Person): string => String(attributes.mobile).replaceAll(" ", "");
