import type { Passwords } from "../passwords.ts";
import { flowWatches } from "./flows.ts";
import { slowness, throttles } from "./functions.ts";
import type { Watch } from "./watch.ts";

/** The function promises an answer within eight seconds, whatever the directory does. */
const MILLISECONDS = 7000;

export type Watched = { passwords: NonNullable<Passwords>; administration: aws.connect.ContactFlow };

/** What hurts staff without a password, beside what stacks/password-alerts.ts tells whoever knows the directory. */
export function passwordWatches({ passwords, administration }: Watched): Record<string, Watch> {
  const functions = { ResetPassword: passwords.reset };
  return {
    ResetPasswordThrottles: {
      ...throttles(functions, "everybody who has forgotten their password: the bot cannot help them."),
      name: "password resets throttled",
    },
    ResetPasswordSlow: {
      ...slowness(functions, {
        milliseconds: MILLISECONDS,
        of: "whoever talks to the bot is promised an answer within eight, and hears nothing meanwhile.",
      }),
      name: "password resets slow",
      hurts: "staff who want a new password: they wait in silence, and may hang up while it is changed.",
      whatToDo: $interpolate`look at the codes in the log ${passwords.reset.logGroup}. DirectorySilent, DirectoryBusy: the domain controllers, or the way to them. TooLate: DynamoDB, KMS or SNS, or the way to them from passwords.network, a NAT gateway or endpoints. docs/directory.md says what each code means.`,
    },
    ...flowWatches({
      UserAdministration: {
        flow: administration,
        name: "user administration",
        hurts: "staff cannot talk to the bot.",
        whatToDo: "See that the bot's alias is there and associated with the instance: docs/password-reset.md.",
      },
    }),
  };
}
