import * as STS from "@aws-sdk/client-sts";
import type { Service } from "../gateway/service.ts";
import { wireService } from "../wire/wire-service.ts";
import type { Access } from "./access.ts";

/** Tells callers who they are, which needs no permission. */
export const stsService = (account: string, access: Access): Service =>
  wireService(
    STS,
    {
      async GetCallerIdentity(_input, { caller }) {
        const { accessKeyId = "" } = caller ?? {};
        return { Account: account, UserId: accessKeyId, Arn: access.whoIs(accessKeyId) };
      },
    },
    { needs: () => [] },
  );
