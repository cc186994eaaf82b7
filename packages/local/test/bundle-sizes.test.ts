import { expect, it } from "vitest";
import { bundleSizes, LARGEST, sizesTable, tooLarge } from "../src/synth/bundle-sizes.ts";
import { readGraph } from "./desk.ts";

it("no function's bundle is larger than a megabyte", async () => {
  const sizes = await bundleSizes(readGraph());
  console.log(`Bundles in bytes, with their heaviest packages in KB:\n${sizesTable(sizes)}`);
  expect(sizes.length).toBeGreaterThan(10);
  expect(tooLarge(sizes)).toEqual([]);
});

it("no function brings where else the SDK looks for credentials than in the environment", async () => {
  const sizes = await bundleSizes(readGraph());
  const brought = sizes.flatMap(({ name, packages }) =>
    packages
      .filter((each) => /nested-clients|credential-provider-(?!env|node)/.test(each.name))
      .map((each) => `${name}: ${each.name}`),
  );
  expect(brought).toEqual([]);
});

it("a bundle that is too large is told with what weighs most in it", () => {
  const packages = ["a", "b", "c", "d", "e", "f"].map((name, at) => ({ name, bytes: 300_000 - at * 1000 }));
  expect(
    tooLarge([
      { name: "Door", bytes: LARGEST + 1234, packages },
      { name: "Other", bytes: LARGEST, packages },
    ]),
  ).toEqual(["Door: 1,234 bytes over; a 300, b 299, c 298, d 297, e 296"]);
});
