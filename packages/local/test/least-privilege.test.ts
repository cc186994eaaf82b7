import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { permissionsPage } from "../src/docs/permissions-page.ts";
import { DOORS } from "../src/permissions/doors.ts";
import { EVERYTHING_NEW } from "../src/permissions/everything.ts";
import { rolesOf } from "../src/permissions/grants.ts";
import { ON_EVERYTHING, WILDCARDS } from "../src/permissions/reasons.ts";
import { ofType } from "../src/synth/graph.ts";
import { ROOT } from "../src/synth/place.ts";
import { graphWith, readGraph } from "./desk.ts";
import { ASKED_ELSEWHERE } from "./permissions/asked-elsewhere.ts";
import { BY_PIN, COVERED, MOST_OF_AGENTS, OF_SERVICES, WITH_ADDRESSES } from "./permissions/covered.ts";

const byDefault = graphWith({}, "production", {});
const atMost = graphWith(EVERYTHING_NEW, "production", {});
/** The same graphs as of the tests that look what is used. */
const tried = new Map([
  [MOST_OF_AGENTS, graphWith(MOST_OF_AGENTS)],
  [WITH_ADDRESSES, graphWith(WITH_ADDRESSES)],
  [BY_PIN, graphWith(BY_PIN)],
  [undefined, readGraph],
]);

const grants = () => rolesOf(atMost()).flatMap(({ name, grants }) => grants.map((grant) => ({ name, ...grant })));
const allowed = () => grants().filter(({ effect }) => effect === "Allow");

describe("every role", () => {
  it("may do actions that are named one by one", () => {
    expect(grants().filter(({ actions }) => actions.some((each) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(each)))).toEqual(
      [],
    );
  });

  it("may do them on resources that are named, but where AWS knows no other way", () => {
    const everywhere = new Set(allowed().flatMap(({ resources, actions }) => (resources.includes("*") ? actions : [])));
    const known = Object.keys(ON_EVERYTHING);
    expect([...everywhere].filter((action) => !known.includes(action))).toEqual([]);
    expect(known.filter((action) => !everywhere.has(action))).toEqual([]);
  });

  it("may do them on names of which a part may be anything only where that is said, with why", () => {
    const named = new Set(grants().flatMap(({ resources }) => resources));
    const partly = [...named].filter((each) => each !== "*" && /[*?]/.test(each));
    expect(partly.filter((each) => !WILDCARDS.some(({ resource }) => resource.test(each)))).toEqual([]);
    expect(WILDCARDS.filter(({ resource }) => !partly.some((each) => resource.test(each)))).toEqual([]);
  });

  it("hands no role on, and changes no policy, key or function", () => {
    const mighty =
      /^(iam|sts|organizations|cloudformation):|:(Put|Delete|Attach|Create|Update)\w*(Policy|Grant|Key|Role|Function|Code)\w*$/;
    expect(allowed().filter(({ actions }) => actions.some((action) => mighty.test(action)))).toEqual([]);
  });

  it("is denied something only where it is allowed too much", () => {
    const denied = grants().filter(({ effect }) => effect === "Deny");
    for (const { name, actions } of denied) {
      const of = allowed().filter((each) => each.name === name && each.resources.includes("*"));
      expect(of.flatMap((each) => each.actions)).toEqual(expect.arrayContaining(actions));
    }
  });

  it("has no policy that AWS has written, and none beside its own", () => {
    expect(rolesOf(atMost()).flatMap(({ managed }) => managed)).toEqual([]);
    expect(ofType(atMost(), "aws:iam/rolePolicy:RolePolicy")).toEqual([]);
    expect(ofType(atMost(), "aws:iam/rolePolicyAttachment:RolePolicyAttachment")).toEqual([]);
  });

  it("is taken on by one service alone, for this account where the service says for whom", () => {
    const ofThisAccount = {
      // A function of another account cannot have it: whoever gives it to one needs iam:PassRole in this account.
      "lambda.amazonaws.com": [],
      "lexv2.amazonaws.com": ["aws:SourceAccount is, where it is said, ACCOUNT"],
      "scheduler.amazonaws.com": ["aws:SourceAccount is ACCOUNT"],
    };
    for (const { name, trust } of rolesOf(atMost())) {
      const [service = ""] = trust.flatMap(({ services }) => services);
      const conditions = ofThisAccount[service as keyof typeof ofThisAccount];
      expect({ name, trust }).toEqual({ name, trust: [{ services: [service], others: [], conditions }] });
    }
  });
});

describe("every permission", () => {
  it("is of a role of which a test looks whether it uses all that it may do", () => {
    const looked = [...COVERED.flatMap(({ roles }) => roles), ...OF_SERVICES];
    expect(rolesOf(atMost()).flatMap(({ name }) => (looked.includes(name) ? [] : name))).toEqual([]);
    for (const { test } of COVERED) {
      expect(readFileSync(path.join(import.meta.dirname, test), "utf8")).toContain("unusedPermissions(");
    }
  });

  it("that settings may ask for is there with the settings of that test", () => {
    const said = (name: string, grants: object[]) => grants.map((grant) => JSON.stringify([name, grant]));
    const seen = COVERED.flatMap(({ roles, settings }) =>
      rolesOf(tried.get(settings)?.() ?? readGraph()).flatMap(({ name, grants }) =>
        roles.includes(name) ? said(name, grants) : [],
      ),
    );
    const asked = rolesOf(atMost()).flatMap(({ name, grants }) =>
      OF_SERVICES.includes(name) ? [] : said(name, grants),
    );
    expect(asked.filter((each) => !seen.includes(each))).toEqual([]);
  });

  it("that no test sees asked for is one of the stacks", () => {
    const actions = allowed().flatMap((each) => each.actions);
    expect(Object.keys(ASKED_ELSEWHERE).filter((action) => !actions.includes(action))).toEqual([]);
  });
});

describe("docs/permissions.md", () => {
  it("says what the stacks say: else run `npm run permissions`", () => {
    const page = permissionsPage({ byDefault: byDefault(), atMost: atMost() });
    expect(readFileSync(path.join(ROOT, "docs", "permissions.md"), "utf8")).toBe(page);
    expect(page).not.toMatch(/\d{12}|undefined|nobody knows/);
  });

  it("says of each role what it is for", () => {
    expect(Object.keys(DOORS)).toEqual(rolesOf(atMost()).map(({ name }) => name));
  });
});
