import type * as SSM from "@aws-sdk/client-ssm";
import { ParameterNotFound, ParameterVersionNotFound } from "@aws-sdk/client-ssm";
import type { Handlers } from "../wire/handlers.ts";
import { invalid, invalidToken, notImplemented } from "./faults.ts";
import { type Parameter, parameterAt, type Store, type Version } from "./parameters.ts";
import { unseal } from "./secure-strings.ts";
import { checkCount } from "./write.ts";

type Reads = Required<
  Pick<Handlers<typeof SSM>, "GetParameter" | "GetParameters" | "GetParametersByPath" | "GetParameterHistory">
>;

/** Results a page of GetParametersByPath, and of GetParameterHistory. */
const PAGE = { byPath: 10, history: 50 };

export function reads(parameters: Store): Reads {
  return {
    async GetParameter({ Name, WithDecryption }) {
      return { Parameter: shown(parameterAt(parameters, Name), WithDecryption) };
    },
    async GetParameters({ Names, WithDecryption }) {
      checkCount(Names);
      const found: SSM.Parameter[] = [];
      const InvalidParameters: string[] = [];
      for (const name of Names) {
        try {
          found.push(shown(parameterAt(parameters, name), WithDecryption));
        } catch (error) {
          if (!(error instanceof ParameterNotFound || error instanceof ParameterVersionNotFound)) throw error;
          InvalidParameters.push(name);
        }
      }
      return { Parameters: found, InvalidParameters };
    },
    async GetParametersByPath({ Path, Recursive, ParameterFilters, WithDecryption, MaxResults, NextToken }) {
      if (ParameterFilters?.length) throw notImplemented("GetParametersByPath with ParameterFilters");
      if (!Path.startsWith("/")) throw invalid("The parameter path must begin with a slash (/).");
      const start = Path.endsWith("/") ? Path : `${Path}/`;
      const below = [...parameters.byArn.values()]
        .filter(({ name }) => name.startsWith(start) && (Recursive || !name.slice(start.length).includes("/")))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
      const { page, next } = pageOf(below, PAGE.byPath, MaxResults, NextToken);
      return {
        Parameters: page.map((parameter) => shown({ parameter, version: parameter.versions[0] }, WithDecryption)),
        ...next,
      };
    },
    async GetParameterHistory({ Name, WithDecryption, MaxResults, NextToken }) {
      const { parameter } = parameterAt(parameters, Name);
      const { page, next } = pageOf(parameter.versions.toReversed(), PAGE.history, MaxResults, NextToken);
      return { Parameters: page.map((version) => told(parameter, version, WithDecryption)), ...next };
    },
  };
}

type Found = { parameter: Parameter; version: Version; selector?: string | undefined };

const shown = ({ parameter, version, selector }: Found, isClear = false): SSM.Parameter => ({
  ...{ Name: parameter.name, Type: parameter.type, Value: readable(parameter, version, isClear) },
  ...{ Version: version.number, LastModifiedDate: version.modified, ARN: parameter.arn, DataType: "text" },
  ...(selector === undefined ? {} : { Selector: selector }),
});

const told = (parameter: Parameter, version: Version, isClear = false): SSM.ParameterHistory => ({
  ...{ Name: parameter.name, Type: parameter.type, Value: readable(parameter, version, isClear) },
  ...{ Version: version.number, Tier: version.tier, DataType: "text", Labels: [], Policies: [] },
  LastModifiedDate: version.modified,
  ...(version.keyId === undefined ? {} : { KeyId: version.keyId }),
  ...(version.description === undefined ? {} : { Description: version.description }),
});

const readable = ({ type, arn }: Parameter, { value }: Version, isClear: boolean): string =>
  type === "SecureString" && isClear ? unseal(value, arn) : value;

function pageOf<T>(items: T[], longest: number, size = longest, token?: string) {
  if (size < 1 || size > longest) {
    throw invalid(
      `Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value 1 to ${longest}`,
    );
  }
  const start = token === undefined ? 0 : readToken(token);
  const [end, page] = [start + size, items.slice(start, start + size)];
  return { page, next: end < items.length ? { NextToken: Buffer.from(`after ${end}`).toString("base64url") } : {} };
}

function readToken(token: string): number {
  const [, start] = /^after (\d+)$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (start === undefined) throw invalidToken();
  return Number(start);
}
