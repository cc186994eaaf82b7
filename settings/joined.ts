import type { Settings } from "./read.ts";

/**
 * Throws where the instance that is joined is not as settings have it: files would be read with the wrong columns, and each row
 * be refused by Amazon Connect.
 */
export function fitsInstance({ connect }: Pick<Settings, "connect">, identityManagement: string): void {
  const { instanceId, identityManagement: told } = connect;
  if (identityManagement === told) return;
  throw new Error(
    `settings.ts: the instance ${instanceId} has the identity management ${identityManagement}, not ${told}\n  → at connect.identityManagement`,
  );
}
