import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Cloud, openCloud } from "@frontdesk/simulator/cloud.ts";
import { ssmService } from "@frontdesk/simulator/ssm/ssm-service.ts";
import { ACCOUNT } from "../synth/place.ts";
import { openNoInternet } from "./no-internet.ts";
import { registryService } from "./registry.ts";

export type StandIns = {
  cloud: Cloud;
  /** What the sst CLI, and nothing of the user's, is run with. */
  env: Record<string, string>;
  /** The hosts beyond this machine that anything has asked for. */
  wanted: string[];
  close(): Promise<void>;
};

/** What the sst CLI asks for: an account in which nothing has been deployed, and a Pulumi CLI in a home of its own. */
export async function openStandIns(home: string, region: string): Promise<StandIns> {
  const place = { account: ACCOUNT, region };
  const cloud = await openCloud({ ...place, port: 0, services: [ssmService(place), registryService(place)] });
  const internet = await openNoInternet();
  const config = path.join(home, ...(process.platform === "darwin" ? ["Library", "Application Support"] : [".config"]));
  const pulumi = path.join(config, "sst", "bin", "pulumi");
  await writeProgram(pulumi, path.join(import.meta.dirname, "pulumi", "cli.ts"));
  const bins = [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  return {
    cloud,
    env: {
      ...internet.env,
      ...{ PATH: bins, HOME: home, XDG_CONFIG_HOME: path.join(home, ".config"), TMPDIR: home },
      ...{ AWS_ENDPOINT_URL: cloud.endpoint, AWS_REGION: region, AWS_EC2_METADATA_DISABLED: "true" },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      ...{ SST_PULUMI_PATH: pulumi, SST_BUN_PATH: "/bin/false", SST_SKIP_DEPENDENCY_CHECK: "1" },
      ...{ SST_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", CI: "1", NO_COLOR: "1" },
    },
    wanted: internet.wanted,
    async close() {
      internet.close();
      await cloud.close();
    },
  };
}

async function writeProgram(file: string, script: string) {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const node = [process.execPath, "--disable-warning=ExperimentalWarning", script].map(quoted).join(" ");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\nexec ${node} "$@"\n`);
  await chmod(file, 0o755);
}
