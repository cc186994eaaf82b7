import { describe, expect, it } from "vitest";
import { KnownUsers } from "./known-users.ts";

function known(...logins: string[]) {
  const users = new KnownUsers();
  for (const login of logins) users.add({ id: `id of ${login}`, login });
  return users;
}

describe("a login", () => {
  it("is found in any letter case where that leaves no doubt", () => {
    expect(known("Ann", "bob").find("ANN")?.login).toBe("Ann");
    expect(known("Ann", "bob").find("cyd")).toBeUndefined();
  });

  it("is that of the agent who has it in just that letter case", () => {
    expect(known("Bob", "bob").find("Bob")?.id).toBe("id of Bob");
    expect(known("Bob", "bob").find("bob")?.id).toBe("id of bob");
  });

  it("is refused where it may be that of two, whoever stands last in the list", () => {
    expect(() => known("Bob", "bob").find("BOB")).toThrow("“Bob” and “bob”");
  });
});

it("all users are counted and listed, also those whose logins are alike", () => {
  const users = known("Bob", "ann", "bob", "BOB");
  expect(users.size).toBe(4);
  expect([...users].map(({ login }) => login).sort()).toEqual(["BOB", "Bob", "ann", "bob"]);
});
