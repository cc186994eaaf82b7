import { afterAll, beforeAll, describe } from "vitest";
import type { Domain } from "./domain.ts";
import { openStandIn } from "./open-stand-in.ts";
import { findingIn } from "./suite/finding.ts";
import { readingFrom } from "./suite/reading.ts";
import { settingIn } from "./suite/setting.ts";
import { directorySuite } from "./suite/suite.ts";

/** One for the tests of the suite around. */
function standIn(server: "Windows" | "Samba"): () => Domain {
  let opened: Awaited<ReturnType<typeof openStandIn>>;
  beforeAll(async () => {
    opened = await openStandIn({ server });
  });
  afterAll(() => opened.standIn.close());
  return () => opened.domain;
}

describe("what stands in for a directory", () => {
  directorySuite("with the ways of Windows", standIn("Windows"));
});

// Connections fail in the same ways, which take time.
describe("what stands in for a directory, with the ways of Samba", () => {
  const domain = standIn("Samba");
  findingIn(domain);
  settingIn(domain);
  readingFrom(domain);
});
