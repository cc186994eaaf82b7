import { expect } from "vitest";
import { type Around, PRIYA } from "../telephone.ts";

/** An administrator calls, and what Connect may fail at is in the update that the PIN leads to. */
export const by = { to: "EmergencyAuthentication", from: PRIYA, failingIn: "EmergencyUpdate" } as const;
/** The keys that set a fire alarm in Manila for four hours, after the PIN, but for what confirms it. */
export const SET = "code,2,2,1,4,#";
export const isUnchanged = async ({ board }: Pick<Around, "board">) => expect(await board()).toEqual([]);
