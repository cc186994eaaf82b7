import type { QuickConnectConfig } from "@aws-sdk/client-connect";
import { duplicate, invalidParameter } from "./faults.ts";
import { checkTags } from "./field-rules.ts";
import type { Operations } from "./handlers.ts";
import { withdraw } from "./offers.ts";
import { page } from "./pages.ts";
import type { QuickConnect } from "./resources.ts";
import { all, criteriaTest, type Fields, tagFilterTest } from "./search.ts";
import { modification, pick, type Store } from "./store.ts";

const FIELDS: Fields<QuickConnect> = {
  name: ({ name }) => [name],
  description: ({ description }) => [description],
  resourceid: ({ id }) => [id],
};

/** The member that a quick connect of a type needs. */
const CONFIG = {
  USER: "UserConfig",
  QUEUE: "QueueConfig",
  PHONE_NUMBER: "PhoneConfig",
  FLOW: "FlowConfig",
} as const satisfies Record<string, keyof QuickConnectConfig>;

type Names = "CreateQuickConnect" | "SearchQuickConnects" | "ListQuickConnects" | "DeleteQuickConnect";

/** Quick connects, as far as they keep users from being deleted. */
export function quickConnectOperations(store: Store): Operations<Names> {
  const show = (one: QuickConnect) => ({
    QuickConnectARN: one.arn,
    QuickConnectId: one.id,
    Name: one.name,
    Description: one.description,
    QuickConnectConfig: one.config,
    Tags: { ...one.tags },
    ...modification(store, one),
  });
  return {
    async CreateQuickConnect({ Name: name, Description: description, QuickConnectConfig: config, Tags = {} }) {
      if (name.length < 1 || name.length > 127) throw invalidParameter("Name has 1 to 127 characters.");
      checkTags(Tags);
      const type = config.QuickConnectType;
      if (!type || !config[CONFIG[type]]) throw invalidParameter("QuickConnectConfig does not fit its type.");
      if (type === "USER") pick(store.users, "user", config.UserConfig?.UserId ?? "");
      if ([...store.quickConnects.values()].some((one) => one.name === name)) throw duplicate("quick connect", name);
      const resource = store.enrol("quickConnect", undefined, { ...Tags });
      store.quickConnects.set(resource.id, { ...resource, name, description, config });
      return { QuickConnectId: resource.id, QuickConnectARN: resource.arn };
    },
    async SearchQuickConnects(input) {
      const test = all<QuickConnect>([
        criteriaTest(input.SearchCriteria, FIELDS),
        tagFilterTest(input.SearchFilter?.TagFilter),
      ]);
      const found = [...store.quickConnects.values()].filter(test);
      const { shown, NextToken } = page("SearchQuickConnects", found, input, 100);
      return { QuickConnects: shown.map(show), NextToken, ApproximateTotalCount: found.length };
    },
    async ListQuickConnects(input) {
      const { QuickConnectTypes: types } = input;
      const wanted = ({ config }: QuickConnect) => !types || types.some((type) => type === config.QuickConnectType);
      const found = [...store.quickConnects.values()].filter(wanted);
      const { shown, NextToken } = page("ListQuickConnects", found, input, 1000);
      return { QuickConnectSummaryList: shown.map((one) => summarizeQuickConnect(store, one)), NextToken };
    },
    /** ⚠ AWS models no error for one that is offered in queues: it is taken out of them. */
    async DeleteQuickConnect({ QuickConnectId }) {
      const { id } = pick(store.quickConnects, "quick connect", QuickConnectId);
      withdraw(store, id);
      store.quickConnects.delete(id);
    },
  };
}

/** What lists tell of a quick connect. */
export const summarizeQuickConnect = (store: Store, one: QuickConnect) => ({
  Id: one.id,
  Arn: one.arn,
  Name: one.name,
  QuickConnectType: one.config.QuickConnectType,
  ...modification(store, one),
});
