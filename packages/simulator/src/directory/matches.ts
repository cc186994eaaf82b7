import type { Value } from "./entry.ts";
import type { Filter } from "./filter.ts";
import { compare, type Fold, hasSubstrings, isEqual } from "./matching.ts";

export type Looking = {
  /** The values that one may read; nothing where one may not, or there is no such attribute in any entry. */
  values(attribute: string): Value[] | undefined;
  fold: Fold;
  /** By a rule of Active Directory's own; nothing where it is none that is known. */
  byRule(rule: string, attribute: string, asked: Buffer): boolean | undefined;
};

/** Whether an entry is meant; nothing where that cannot be told, which is no yes and whose opposite is no yes either. */
export function matches(filter: Filter, looking: Looking): boolean | undefined {
  const { values, fold } = looking;
  const some = (attribute: string, fits: (value: Value) => boolean) => values(attribute)?.some(fits);
  switch (filter.is) {
    case "and":
    case "or": {
      const found = filter.filters.map((each) => matches(each, looking));
      const decides = filter.is === "or";
      if (found.includes(decides)) return decides;
      return found.includes(undefined) ? undefined : !decides;
    }
    case "not": {
      const found = matches(filter.filter, looking);
      return found === undefined ? undefined : !found;
    }
    case "present":
      return some(filter.attribute, () => true);
    case "=":
      return some(filter.attribute, (value) => isEqual(filter.attribute, value, filter.value, fold));
    case ">=":
      return some(filter.attribute, (value) => (compare(value, filter.value, fold) ?? -1) >= 0);
    case "<=":
      return some(filter.attribute, (value) => (compare(value, filter.value, fold) ?? 1) <= 0);
    case "substrings":
      return some(filter.attribute, (value) => hasSubstrings(value, filter.parts, fold));
    case "rule":
      return looking.byRule(filter.rule, filter.attribute, filter.value);
  }
}
