import { describe, expect, it } from "vitest";
import { ofType, resource } from "../../src/synth/graph.ts";
import { graphWith } from "../desk.ts";
import { countedAndTold } from "../observing/told-by-lines.ts";
import { refusingSns } from "../pins/refusing-sns.ts";
import { openDoor } from "./doors.ts";
import { event, RIGHT } from "./events.ts";

/** Whether an entry fits a pattern of CloudWatch Logs that compares members with text. */
function fits(entry: Record<string, unknown>, pattern: string): boolean {
  const inside = /^\{ (.*) \}$/.exec(pattern)?.[1] ?? "";
  return inside.split(" || ").some((each) => {
    const [, field = "", value] = /^\(\$\.(\w+) = "(\w+)"\)$/.exec(each) ?? [];
    if (!field) throw new Error(`“${each}” cannot be read here`);
    return entry[field] === value;
  });
}

describe("alarms of password resets", () => {
  const graph = graphWith({ passwords: { secondFactor: "PIN" } });
  /** The alarms that count these lines, in their order; nothing for a line that none counts. */
  const raisedBy = (entries: Record<string, unknown>[]) => {
    const filters = ofType(graph(), "aws:cloudwatch/logMetricFilter:LogMetricFilter").filter(
      ({ inputs }) =>
        inputs.logGroupName ===
        resource(graph(), "aws:lambda/function:Function", "ResetPasswordFunction").inputs.loggingConfig.logGroup,
    );
    return entries.map((entry) => {
      const counted = filters.filter(({ inputs }) => fits(entry, inputs.pattern)).map(({ name }) => name);
      return [entry.code, ...counted];
    });
  };

  it("count what the function prints where a PIN is not sent, is wrong, and is guessed until a lock", async () => {
    const AWS_ENDPOINT_URL_SNS = await refusingSns(500, "InternalFailure", "none today");
    const { v2, logged, directory, printed } = await openDoor({
      secondFactor: "PIN",
      environment: {
        AWS_ENDPOINT_URL_SNS,
        RESET_LIMITS: JSON.stringify({ perAccount: 2, perCaller: 3, withoutNumber: 50, lockMinutes: 30 }),
      },
    });
    await v2(event("Dialog", { ...RIGHT, PIN: null }, { confirmed: true, requestId: "r-0" }));
    for (const PIN of ["000001", "000002", "000003"])
      await v2(event("Fulfillment", { ...RIGHT, PIN }, { requestId: `r-${PIN}` }));
    await directory.close();
    await v2(event("Fulfillment", { ...RIGHT, PIN: "000004" }, { requestId: "r-4" }));
    expect(raisedBy(logged())).toEqual([
      ["PinUnsent", "PasswordPinsNotSent"],
      ["WrongPin", "PasswordPinsWrong"],
      ["AccountLocked", "PasswordsLocked"],
      ["CallerLocked", "PasswordsLocked"],
      ["DirectoryDown", "DirectoryUnavailable"],
    ]);
    const { counted, told } = countedAndTold("passwords", printed);
    expect(counted).toEqual(told);
    expect(counted).toMatchObject({ ResetPinsNotSent: 1, ResetsRefused: 3, ResetsUnable: 1 });
  });

  it("count a password that is changed and not sent, and nothing where somebody errs", async () => {
    const AWS_ENDPOINT_URL_SNS = await refusingSns(500, "InternalFailure", "none today");
    const { v2, logged } = await openDoor({ environment: { AWS_ENDPOINT_URL_SNS } });
    await v2(event("Fulfillment", { ...RIGHT, DOB: "1990-04-18" }, { requestId: "r-1" }));
    await v2(event("Fulfillment", RIGHT, { requestId: "r-2" }));
    expect(raisedBy(logged())).toEqual([["WrongDetails"], ["PasswordUnsent", "PasswordsNotSent"]]);
  });

  it("count a service account without a password", async () => {
    const { v2, logged } = await openDoor({ environment: { DIRECTORY_PASSWORD: "" } });
    await v2(event("Fulfillment", RIGHT));
    expect(raisedBy(logged())).toEqual([["NoDirectoryPassword", "DirectoryUnable"]]);
  });

  it("say whom they hurt and what to do where there are PINs as well", () => {
    const topic = resource(graph(), "aws:sns/topic:Topic", "PasswordAlertsTopic").arn;
    const alarms = ofType(graph(), "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ inputs }) =>
      inputs.alarmActions.includes(topic),
    );
    expect(alarms).toHaveLength(8);
    for (const { inputs } of alarms) {
      expect(inputs.alarmDescription).toMatch(/ It hurts .* What to do: look for /);
      expect(inputs.alarmDescription.length).toBeLessThanOrEqual(1024 - 60);
      expect(inputs.treatMissingData).toBe("notBreaching");
    }
  });
});
