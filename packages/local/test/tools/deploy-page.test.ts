// Needs Debian's awscli, as aws-cli.test.ts does.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ROOT } from "../../src/synth/place.ts";
import { boxes, commands } from "../deploy-page/page.ts";
import { type Local, ON_DEFAULTS, readyIn, runCommand } from "../running.ts";

/** AWS's own commands that nothing here stands in for: they change an instance's attributes, and logs' retention. */
const AT_AWS_ALONE = /^aws (connect update-instance-attribute|logs put-retention-policy) /;
/** Run elsewhere: by every check of the repository, or on a project of its own (offline/deploy-page.test.ts). */
const ELSEWHERE = /^(npm (start|test|ci|run diff:offline)\b|(FRONTDESK_SETTINGS=\S+ )?npx sst )/;

const typed = [...new Set(commands().map(({ line }) => line))].filter(
  (line) => ![ELSEWHERE, AT_AWS_ALONE].some((of) => of.test(line)),
);

describe("what docs/deploy.md has people type", () => {
  let local: Local;
  let home: string;
  let bash: (line: string) => Promise<string>;

  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = [];
    const { exit, state } = await runCommand("local", ["--port", "0"], {}, (end) => ends.push(end));
    local = await readyIn(state, exit);
    home = await mkdtemp(path.join(tmpdir(), "frontdesk-home-"));
    const [first = "", callers = ""] = boxes("csv");
    await writeFile(path.join(home, "first.csv"), first);
    await writeFile(path.join(home, "callers.csv"), callers);
    const checkout = path.join(home, "checkout");
    await exec("git", ["init", "--quiet", checkout]);
    const committer = ["-c", "user.name=Ada Park", "-c", "user.email=ada.park@example.com"];
    const deployed = ["commit", "--quiet", "--allow-empty", "--message", "as it was deployed"];
    await exec("git", ["-C", checkout, ...committer, ...deployed]);
    // Piped, so that /dev/stdout can be opened, as in a terminal. What is asked for on the keyboard comes
    // from a text: whoever does not read a pipe would break it.
    bash = (line) =>
      exec("bash", ["-c", `set -o pipefail; { ${inPlace(line, local, home)}\n} <<< '${PASSWORD}' 2>&1 | cat`], {
        // What was deployed before is checked out beside what is tested.
        ...{ cwd: line.startsWith("git ") ? checkout : ROOT, env: asOperator(local, home, state) },
      }).then(({ stdout }) => stdout);
    return async () => {
      for (const end of ends) await end();
      await rm(home, { recursive: true });
    };
  }, 120_000);

  it.each(typed)("%s", async (line) => {
    const says = SAID.find(([of]) => of.test(line))?.[1] ?? /^$/;
    // What was dropped a moment ago is not done yet.
    if (line.startsWith("aws s3 ls")) await vi.waitFor(() => bash(line), { timeout: 60_000, interval: 500 });
    expect(await bash(line)).toMatch(says);
  });

  it("makes the first administrator of the page's file", async () => {
    expect(await bash(`aws connect list-users --instance-id ${local.connectInstanceId}`)).toContain('"ada.park"');
  });
});

const exec = promisify(execFile);
const PASSWORD = "Service-account-0";

/** What a command says where it has done what the page promises. */
const SAID: [of: RegExp, says: RegExp][] = [
  [/^export /, /^$/],
  [/^git switch/, /HEAD is now at /],
  [/^aws sts/, /"Account": "\d{12}"/],
  [/^aws connect list-phone-numbers-v2/, /"ListPhoneNumbersSummaryList"/],
  [/ synth /, /aws:connect\/contactFlow:ContactFlow/],
  [/^aws s3 cp/, /upload: /],
  [/^aws s3 ls/, /reports\/\w+\.html/],
  [/callers -- import/, /^1 caller is imported/m],
  [/callers -- list/, /12065550100/],
  [/npm run call /, /./],
  [/encrypt-secret/, /^[\w+/=]{100,}$/m],
  [/emergencies/, /LOCATION +STATE/],
  [/^aws lambda invoke/, /"StatusCode": 200/],
];

/** The page's line with what the deployment printed. */
const inPlace = (line: string, { endpoint, bucket, tables, functions }: Local, home: string) =>
  line
    // Debian's CLI is older than AWS_ENDPOINT_URL.
    .replace(/^aws /, `${process.env.AWS_CLI ?? "aws"} --endpoint-url ${endpoint} `)
    .replace("BUCKET", bucket)
    .replace("COMMIT", "HEAD")
    .replace(/CALLERS$/, tables.callers ?? "")
    .replace(/EMERGENCIES$/, tables.emergencies ?? "")
    .replace("EXPORT", functions.export ?? "")
    .replace(/\b(first|callers)\.csv/, (file) => path.join(home, file))
    .replace("--stage production", "--stage local");

const asOperator = ({ endpoint, region, credentials }: Local, home: string, state: string) => ({
  ...{ ...ON_DEFAULTS, HOME: home, FRONTDESK_STATE: state, AWS_PAGER: "", AWS_REGION: region },
  ...{ AWS_DEFAULT_REGION: region, AWS_ENDPOINT_URL: endpoint },
  ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
});
