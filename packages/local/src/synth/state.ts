import { outputsOf } from "./cloudformation/outputs.ts";
import { connectState } from "./connect-state.ts";
import { ACCOUNT } from "./place.ts";
import { secretState } from "./secret-state.ts";

type Inputs = Record<string, string | number | undefined>;

/** What a provider would answer after creating the resource: the ids, names, URLs and ARNs that others refer to. */
export function stateOf(type: string, name: string, inputs: Inputs, region: string, given?: string) {
  const physical = String(inputs.name ?? inputs.bucket ?? name);
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;
  const as = (id: string, members: { arn?: string | number | undefined; [name: string]: unknown }) => ({
    id,
    state: { ...inputs, ...members },
  });

  switch (type) {
    case "aws:s3/bucket:Bucket":
      return as(physical, { arn: `arn:aws:s3:::${physical}`, bucket: physical });
    case "aws:sqs/queue:Queue": {
      const url = `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${physical}`;
      return as(url, { arn: arn("sqs", physical), name: physical, url });
    }
    case "aws:sns/topic:Topic":
      return as(arn("sns", physical), { arn: arn("sns", physical), name: physical });
    case "aws:dynamodb/table:Table":
      return as(physical, { arn: arn("dynamodb", `table/${physical}`), name: physical });
    case "aws:lambda/function:Function": {
      const own = arn("lambda", `function:${physical}`);
      return as(physical, { arn: own, name: physical, version: "1", qualifiedArn: `${own}:1`, invokeArn: own });
    }
    case "aws:iam/role:Role":
      return as(physical, { arn: `arn:aws:iam::${ACCOUNT}:role/${physical}`, name: physical });
    case "aws:kms/key:Key":
      return as(name, { arn: arn("kms", `key/${name}`), keyId: name });
    case "aws:cloudformation/stack:Stack":
      return as(name, {
        arn: arn("cloudformation", `stack/${physical}/1`),
        name: physical,
        outputs: outputsOf({ name, templateBody: inputs.templateBody }, { region, account: ACCOUNT }),
      });
    case "aws:cloudwatch/logGroup:LogGroup":
      return as(physical, { arn: arn("logs", `log-group:${physical}`), name: physical });
    case "random:index/randomBytes:RandomBytes": {
      const bytes = Buffer.alloc(Number(inputs.length ?? 32), 7);
      return as(name, { base64: bytes.toString("base64"), hex: bytes.toString("hex") });
    }
    default: {
      const { id, ...members } = inConnect(type, name, inputs, arn) ?? {
        id: given || `${name}-id`,
        ...otherState(name, inputs, type, arn),
        ...secretState(type, inputs),
      };
      return as(id, { ...members, name: inputs.name ?? name });
    }
  }
}

const kebab = (text: string) => text.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

/** Resources of an Amazon Connect instance have ids of two parts, and ARNs below the instance's. */
function inConnect(type: string, name: string, inputs: Inputs, arn: (service: string, rest: string) => string) {
  if (!type.startsWith("aws:connect/")) return undefined;
  return connectState(type, name, inputs, (rest) => arn("connect", rest));
}

function otherState(name: string, inputs: Inputs, type: string, arn: (service: string, rest: string) => string) {
  const service = type.split(":")[1]?.split("/")[0] ?? "";
  const leaf = type.split(":").pop() ?? "";
  return { arn: inputs.arn ?? arn(service, `${kebab(leaf)}/${name}`) };
}
