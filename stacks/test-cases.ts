import { calls } from "../packages/flows/calls/calls.ts";
import { published } from "../packages/flows/src/test-case.ts";
import { settings } from "../settings.ts";
import { instanceArn } from "./instance.ts";
import { instanceName } from "./names.ts";
import { templated } from "./templated.ts";

/** With one location there is no key for all of them. */
const OF_ALL_LOCATIONS = "an-administrator-removes-the-emergency-of-all-locations";
/** Calls to a flow that is deployed only where passwords are reset. */
const TO_USER_ADMINISTRATION = "$" + "{UserAdministrationFlowArn}";

/**
 * The scripted calls as test cases of the instance, where settings ask for them: each a CloudFormation stack of
 * its own, which a template of 51,200 bytes is enough for.
 */
export function testCases(arns: Record<string, $util.Output<string>>) {
  if (!settings.mainLine.testCases) return;
  for (const [name, call] of Object.entries(calls)) {
    if (name === OF_ALL_LOCATIONS && settings.emergency.locations.length === 1) continue;
    if (!settings.passwords.offered && JSON.stringify(call).includes(TO_USER_ADMINISTRATION)) continue;
    templated(
      `Call-${name}`,
      $resolve({ InstanceArn: instanceArn(), ...arns }).apply(({ InstanceArn, ...known }) =>
        JSON.stringify({
          Resources: {
            Call: {
              Type: "AWS::Connect::TestCase",
              Properties: { InstanceArn, ...published(call, known as Record<string, string>, instanceName) },
            },
          },
        }),
      ),
    );
  }
}
