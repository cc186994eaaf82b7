import type * as SSM from "@aws-sdk/client-ssm";
import type { Keys } from "../kms/keys.ts";
import type { Handlers } from "../wire/handlers.ts";
import { alreadyExists, invalid, invalidKey, notFound, notImplemented, otherType } from "./faults.ts";
import { arnOf, checkNewName } from "./names.ts";
import { addVersion, type Store } from "./parameters.ts";
import { AWS_MANAGED, keyOf, seal } from "./secure-strings.ts";

type Writes = Required<Pick<Handlers<typeof SSM>, "PutParameter" | "DeleteParameter" | "DeleteParameters">>;
type Put = Parameters<Writes["PutParameter"]>[0];

/** Bytes of a value. https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const LONGEST = { Standard: 4_096, Advanced: 8_192 };
const TYPES = ["String", "StringList", "SecureString"];

export function writes(parameters: Store, keys: Keys): Writes {
  return {
    async PutParameter(input) {
      checkServed(input);
      const { Value, Overwrite, KeyId = AWS_MANAGED, Description } = input;
      const name = input.Name.trim();
      const arn = arnOf(parameters, name);
      const old = parameters.byArn.get(arn);
      if (!old) checkNewName(name, parameters);
      if (old && !Overwrite) throw alreadyExists();
      const type = input.Type ?? old?.type;
      if (!type) throw invalid("A parameter type is required when you create a parameter.");
      if (old && old.type !== type) throw otherType();
      const tier = tierOf(input, old?.versions[0].tier);
      const isSecure = type === "SecureString";
      const key = isSecure ? keyOf(keys, KeyId) : undefined;
      if (isSecure && !key) throw invalidKey(KeyId);
      const { number } = addVersion(
        parameters,
        { name, arn, type, ...(old ? { versions: old.versions } : {}) },
        {
          value: key ? seal(Value, key, arn) : Value,
          tier,
          ...(isSecure ? { keyId: KeyId } : {}),
          ...(Description === undefined ? {} : { description: Description }),
          modified: new Date(),
        },
      );
      return { Version: number, Tier: tier };
    },
    async DeleteParameter({ Name }) {
      if (!parameters.byArn.delete(arnOf(parameters, Name))) throw notFound();
      return {};
    },
    async DeleteParameters({ Names }) {
      checkCount(Names);
      const isGone = (name: string) => parameters.byArn.delete(arnOf(parameters, name));
      const { true: DeletedParameters = [], false: InvalidParameters = [] } = Object.groupBy(Names, (name) =>
        isGone(name) ? "true" : "false",
      );
      return { DeletedParameters, InvalidParameters };
    },
  };
}

/** Operations on several parameters take ten at most. */
export function checkCount({ length }: string[]): void {
  if (length < 1 || length > 10)
    throw invalid("Value at 'names' failed to satisfy constraint: Member must have 1 to 10");
}

function checkServed({ Type, Tags, Policies, AllowedPattern, DataType = "text" }: Put): void {
  if (Tags?.length) throw notImplemented("PutParameter with Tags");
  if (Policies) throw notImplemented("PutParameter with Policies");
  if (AllowedPattern) throw notImplemented("PutParameter with AllowedPattern");
  if (DataType !== "text") throw notImplemented(`PutParameter with DataType ${DataType}`);
  if (Type !== undefined && !TYPES.includes(Type)) {
    throw invalid(
      `Value '${Type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [${TYPES.join(", ")}]`,
    );
  }
}

/** The tier of a version; an advanced parameter stays one. */
function tierOf({ Value, Tier }: Put, old: SSM.ParameterTier | undefined): "Standard" | "Advanced" {
  const size = Buffer.byteLength(Value);
  if (!size)
    throw invalid("Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1");
  if (Tier === "Standard" && old === "Advanced") {
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade it to the standard-parameter tier.",
    );
  }
  const isAdvanced =
    old === "Advanced" || Tier === "Advanced" || (Tier === "Intelligent-Tiering" && size > LONGEST.Standard);
  const tier = isAdvanced ? "Advanced" : "Standard";
  if (size > LONGEST[tier]) {
    throw invalid(`${tier} tier parameters support a maximum parameter value of ${LONGEST[tier]} characters.`);
  }
  return tier;
}
