import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { rolesOf } from "../src/permissions/grants.ts";
import { type Graph, ofType, resource } from "../src/synth/graph.ts";
import { graphWith, readGraph } from "./desk.ts";
import { WITH_ADDRESSES } from "./permissions/covered.ts";
import { rolesThatMay } from "./roles.ts";

const graph = graphWith(WITH_ADDRESSES);
const functionOf = (of: Graph, name: string) => resource(of, "aws:lambda/function:Function", `${name}Function`);
const variablesOf = (of: Graph, name: string) => functionOf(of, name).inputs.environment.variables;
const grantsOf = (of: Graph, role: string) => rolesOf(of).find(({ name }) => name === role)?.grants ?? [];

describe("the function that looks at addresses", () => {
  it("runs in the directory's network, which none of the others that handle files does", () => {
    const { subnetIds, securityGroupIds } = settings.passwords.network;
    expect(functionOf(graph(), "Addresses").inputs.vpcConfig).toEqual({ subnetIds, securityGroupIds });
    const inside = cloudOf(graph()).functions.flatMap(({ name, vpc }) => (vpc ? name : []));
    const names = ["Addresses", "ResetPassword"].map((name) => functionOf(graph(), name).inputs.name);
    expect(inside.sort()).toEqual(names.sort());
  });

  it("is told of the directory what it needs to read it, and of the tenant, with room for the longest", () => {
    const { DIRECTORY, TENANT, ...others } = variablesOf(graph(), "Addresses");
    const { servers, serviceAccount } = settings.passwords.directory;
    expect(JSON.parse(DIRECTORY)).toEqual({ servers, serviceAccount });
    expect(JSON.parse(TENANT)).toEqual({ tenantDomain: "example.onmicrosoft.com", verifiedDomains: [] });
    expect(others).toMatchObject({ DIRECTORY_CA: "", DIRECTORY_PASSWORD: "" });
    const { DIRECTORY_CA: _, DIRECTORY_PASSWORD: __, ...rest } = others;
    // 3,000 of the directory, 500 of domains, a tenant's name, and names of a longer stage.
    expect(Buffer.byteLength(JSON.stringify(rest)) + 3000 + 500 + 120 + 60).toBeLessThan(4096);
  });

  it("has the password with the one that resets them, by one key and for one purpose", () => {
    const keys = graph().resources.filter(({ name }) => name === "DirectoryKey");
    expect(keys).toHaveLength(1);
    const purpose = { "kms:EncryptionContext:purpose": SERVICE_PASSWORD_CONTEXT.purpose };
    const arn = keys[0]?.arn ?? "";
    expect(rolesThatMay(graph(), "kms:Decrypt", arn, purpose).sort()).toEqual(["AddressesRole", "ResetPasswordRole"]);
    expect(rolesThatMay(graph(), "kms:Decrypt", arn, {})).toEqual([]);
  });

  it("reads no file, queue or table, and is asked by the finish alone, which runs for longer than it", () => {
    const actions = grantsOf(graph(), "Addresses").flatMap((grant) => grant.actions);
    expect(actions.filter((action) => /^(s3|sqs|dynamodb|connect|lambda|sns):/.test(action))).toEqual([]);
    const { arn, inputs } = functionOf(graph(), "Addresses");
    expect(rolesThatMay(graph(), "lambda:InvokeFunction", arn)).toEqual(["FinishRole"]);
    expect(ofType(graph(), "aws:lambda/permission:Permission").filter((each) => each.inputs.function === arn)).toEqual(
      [],
    );
    expect(variablesOf(graph(), "Finish").ADDRESSES).toBe(inputs.name);
    // Two tries, each ten seconds longer than the function may run.
    expect(functionOf(graph(), "Finish").inputs.timeout).toBeGreaterThan(2 * (inputs.timeout + 10) + 120);
  });

  it("has an alarm of its errors and its throttles, and a place on the dashboard of agents", () => {
    const { name, loggingConfig } = functionOf(graph(), "Addresses").inputs;
    const alarm = (of: string) => resource(graph(), "aws:cloudwatch/metricAlarm:MetricAlarm", of).inputs;
    expect(alarm("AddressesErrorsAlarm")).toMatchObject({ dimensions: { FunctionName: name }, threshold: 1 });
    expect(JSON.stringify(alarm("AgentsThrottlesAlarm").metricQueries)).toContain(name);
    const { dashboardBody } = resource(graph(), "aws:cloudwatch/dashboard:Dashboard", "AgentsDashboard").inputs;
    for (const each of [name, loggingConfig.logGroup]) expect(dashboardBody).toContain(each);
    expect(JSON.parse(dashboardBody).widgets.flatMap(metricsOf).length).toBeLessThanOrEqual(50);
  });
});

const metricsOf = ({ properties }: { properties: { metrics?: unknown[] } }) => properties.metrics ?? [];

describe("without the setting", () => {
  const without = readGraph();
  const inDirectory = graphWith({ connect: { identityManagement: "EXISTING_DIRECTORY" } });

  it("there is nothing more than there was, and nobody may do more", () => {
    const there = (of: Graph) => of.resources.map(({ type, name }) => `${type} ${name}`).sort();
    expect(there(inDirectory())).toEqual(there(without));
    const more = there(graph()).filter((each) => !there(without).includes(each));
    expect(more.length).toBeGreaterThan(2);
    for (const each of more) expect(each).toMatch(/ Addresses\w*$/);
    expect(grantsOf(inDirectory(), "Finish")).toEqual(grantsOf(without, "Finish"));
    expect(variablesOf(without, "Finish")).not.toHaveProperty("ADDRESSES");
    expect(JSON.stringify(without)).not.toMatch(/onmicrosoft|agents\/addresses/);
  });
});
