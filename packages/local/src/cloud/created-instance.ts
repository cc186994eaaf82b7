import type { Instance, StartingGroup } from "@frontdesk/simulator/connect/instance.ts";
import { newInstance } from "@frontdesk/simulator/connect/new-instance.ts";
import { claimedNumber } from "../synth/connect-state.ts";
import { type Graph, ofType, type Resource } from "../synth/graph.ts";

/** What Amazon Connect makes of the instance that the stacks create; nothing where they join one. */
export function createdInstance(graph: Graph): Instance | undefined {
  const [one] = ofType(graph, "aws:connect/instance:Instance");
  if (!one) return undefined;
  const { instanceAlias, directoryId, identityManagementType } = one.inputs;
  return newInstance({
    id: one.id,
    alias: instanceAlias ?? directoryId,
    identityManagement: identityManagementType,
  });
}

/** A resource of an instance has the id `INSTANCE:ID` in Pulumi. */
export const idOf = ({ id }: Pick<Resource, "id">) => id.split(":").at(-1) ?? id;

const LEVELS = ["levelOne", "levelTwo", "levelThree", "levelFour", "levelFive"];

/** The hierarchy that the stacks give an instance; nothing where they give it none. */
export function deployedHierarchy(graph: Graph): Instance["hierarchy"] | undefined {
  const [structure] = ofType(graph, "aws:connect/userHierarchyStructure:UserHierarchyStructure");
  if (!structure) return undefined;
  const { hierarchyStructure } = structure.inputs;
  const all = ofType(graph, "aws:connect/userHierarchyGroup:UserHierarchyGroup");
  const below = (parent?: string): StartingGroup[] =>
    all.flatMap((group) => {
      const { name, parentGroupId } = group.inputs;
      return parentGroupId === parent ? [{ name, id: idOf(group), groups: below(idOf(group)) }] : [];
    });
  const levels = LEVELS.flatMap((level) => hierarchyStructure[level]?.name ?? []);
  return { levels, groups: below() };
}

/** The telephone numbers that the stacks claim, each with the flow that it leads to. */
export function claimedNumbers(graph: Graph): Instance["phoneNumbers"] {
  const flows = ofType(graph, "aws:connect/contactFlow:ContactFlow");
  const led = ofType(graph, "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation");
  return ofType(graph, "aws:connect/phoneNumber:PhoneNumber").flatMap(({ id, name, inputs }) => {
    const flowId = led.find((association) => association.inputs.phoneNumberId === id)?.inputs.contactFlowId;
    const flow = flows.find((each) => idOf(each) === flowId)?.inputs.name;
    return flow ? [{ number: claimedNumber(name, inputs), flow }] : [];
  });
}
