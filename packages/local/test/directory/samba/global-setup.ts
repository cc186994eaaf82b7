import type { TestProject } from "vitest/node";
import { ADDRESSED } from "../addressed.ts";
import type { Domain } from "../domain.ts";
import { ENTRIES } from "../fixtures.ts";
import { openSamba } from "./samba.ts";

declare module "vitest" {
  interface ProvidedContext {
    samba: Domain;
  }
}

/** One fresh domain for all tests, ended with them. */
export async function setup(project: TestProject) {
  const { close, ...domain } = await openSamba([...ENTRIES, ...ADDRESSED]);
  project.provide("samba", domain);
  return close;
}
