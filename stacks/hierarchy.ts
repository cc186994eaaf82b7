import type { Group } from "../settings/contact-centre.ts";
import { settings } from "../settings.ts";
import { newInstance } from "./instance.ts";

const LEVELS = ["levelOne", "levelTwo", "levelThree", "levelFour", "levelFive"];

/** The agents' hierarchy of a new instance: its levels, then its groups from the top down. */
export function hierarchy() {
  const instance = newInstance();
  const { levels, groups } = settings.contactCentre.hierarchy;
  if (!instance || levels.length === 0) return;
  const instanceId = instance.id;
  const structure = new aws.connect.UserHierarchyStructure("HierarchyLevels", {
    instanceId,
    hierarchyStructure: Object.fromEntries(levels.map((name, level) => [LEVELS[level], { name }])),
  });
  const add = (inside: Group[], above: string[], parentGroupId?: $util.Output<string>) => {
    for (const { name, groups: below = [] } of inside) {
      const path = [...above, name];
      const group = new aws.connect.UserHierarchyGroup(
        `Group-${path.join("/")}`,
        { instanceId, name, ...(parentGroupId && { parentGroupId }) },
        { dependsOn: structure },
      );
      add(below, path, group.hierarchyGroupId);
    }
  };
  add(groups, []);
}
