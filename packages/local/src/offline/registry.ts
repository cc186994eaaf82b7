import type { Reply, Service } from "@frontdesk/simulator/gateway/service.ts";

type Place = { account: string; region: string };

/** As much of ECR as the sst CLI asks for before its first run in a region: the repository that images would go to. */
export function registryService({ account, region }: Place): Service {
  const answer = (status: number, body: object): Reply => ({
    status,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: JSON.stringify(body),
  });
  const refuse = (code: string, message: string, status: number) => answer(status, { __type: code, message });
  return {
    signingName: "ecr",
    refuse,
    async ask({ headers, body }) {
      const operation = String(headers["x-amz-target"]).split(".").pop() ?? "";
      const { repositoryName } = JSON.parse(body.toString() || "{}");
      const uri = `${account}.dkr.ecr.${region}.amazonaws.com/${repositoryName}`;
      const repository = { registryId: account, repositoryName, repositoryUri: uri };
      return {
        ...{ operation, needs: [], input: { repositoryName } },
        answer: async () =>
          operation === "CreateRepository"
            ? answer(200, { repository })
            : refuse("NotImplemented", `NotImplemented: ecr.${operation}`, 501),
      };
    },
  };
}
