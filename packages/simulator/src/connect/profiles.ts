import { duplicate, invalidParameter, limitExceeded } from "./faults.ts";
import { checkTags } from "./field-rules.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { modification, type Profile, type Store } from "./store.ts";

type Names = "ListSecurityProfiles" | "ListRoutingProfiles" | "CreateSecurityProfile" | "CreateRoutingProfile";

/** Security and routing profiles, as users refer to them: permissions and queues are not simulated. */
export function profileOperations(store: Store): Operations<Names> {
  const summary = (profile: Profile) => ({
    Id: profile.id,
    Arn: profile.arn,
    Name: profile.name,
    ...modification(store, profile),
  });
  return {
    async ListSecurityProfiles(input) {
      const { shown, NextToken } = page("ListSecurityProfiles", [...store.securityProfiles.values()], input, 1000);
      return { SecurityProfileSummaryList: shown.map(summary), NextToken };
    },
    async ListRoutingProfiles(input) {
      const { shown, NextToken } = page("ListRoutingProfiles", [...store.routingProfiles.values()], input, 1000);
      return { RoutingProfileSummaryList: shown.map(summary), NextToken };
    },
    async CreateSecurityProfile({ SecurityProfileName: name, Tags = {} }) {
      if (!/^[ a-zA-Z0-9_@-]{1,127}$/.test(name))
        throw invalidParameter("SecurityProfileName has 1 to 127 letters, digits, spaces and _ @ -.");
      checkTags(Tags);
      checkFree(store.securityProfiles, "security profile", name, store.quotas.securityProfiles);
      const profile = { ...store.enrol("securityProfile", undefined, { ...Tags }), name };
      store.securityProfiles.set(profile.id, profile);
      return { SecurityProfileId: profile.id, SecurityProfileArn: profile.arn };
    },
    async CreateRoutingProfile({ Name: name, DefaultOutboundQueueId: defaultOutboundQueueId, Tags = {} }) {
      if (name.length < 1 || name.length > 127) throw invalidParameter("Name has 1 to 127 characters.");
      checkTags(Tags);
      checkFree(store.routingProfiles, "routing profile", name, store.quotas.routingProfiles);
      const resource = store.enrol("routingProfile", undefined, { ...Tags });
      store.routingProfiles.set(resource.id, {
        ...resource,
        name,
        defaultOutboundQueueId,
        concurrencies: [],
        queues: [],
      });
      return { RoutingProfileId: resource.id, RoutingProfileArn: resource.arn };
    },
  };
}

function checkFree(taken: Map<string, Profile>, what: string, name: string, limit: number): void {
  if ([...taken.values()].some((profile) => profile.name === name)) throw duplicate(what, name);
  if (taken.size >= limit) throw limitExceeded(`${what}s`, limit);
}
