import type { Frontdesk } from "../../cloud/boot.ts";
import type { KillTold, SwitchesTold } from "../told/hood.ts";
import { functionNamed, functionNames } from "./named.ts";

/** What the other caller of the account takes of each operation's quota. */
const TAKEN = 0.75;
/** Kills that are told. */
const MOST = 5;

/** What can be made to go wrong, and what is so now. `changed` is told of each change. */
export function switchesIn(
  { cloud, connect, directory, graph }: Pick<Frontdesk, "cloud" | "connect" | "directory" | "graph">,
  changed: () => void,
) {
  const { rate: quota } = connect.quotaOf("*");
  const doomed = new Set<string>();
  const kills: KillTold[] = [];
  let throttledSince: number | undefined;
  let downSince: number | undefined;
  let number = 0;

  function throttleConnect(isOn: boolean): void {
    if (isOn === (throttledSince !== undefined)) return;
    connect.setTenant("*", isOn ? quota * TAKEN : 0);
    throttledSince = isOn ? Date.now() : undefined;
    changed();
  }
  /** False where there is no directory. */
  async function takeDirectoryDown(isOn: boolean): Promise<boolean> {
    if (!directory) return false;
    await (isOn ? directory.goDown() : directory.comeUp());
    if (isOn !== (downSince !== undefined)) downSince = isOn ? Date.now() : undefined;
    changed();
    return true;
  }
  function told(name: string, processes: number) {
    number += 1;
    kills.unshift({ id: number, at: Date.now(), name, processes });
    kills.length = Math.min(kills.length, MOST);
    changed();
  }
  /** How many processes of it were killed; nothing where there is no such function. */
  function kill(name: string): { killed: number } | undefined {
    const found = functionNamed(graph, name);
    if (!found) return undefined;
    const killed = cloud.kill(found.inputs.name);
    if (killed > 0) told(name, killed);
    return { killed };
  }
  /** Has its next invocation killed, or no longer; false where there is no such function. */
  function doom(name: string, isOn: boolean): boolean {
    const found = functionNamed(graph, name);
    if (!found) return false;
    cloud.doom(found.inputs.name, isOn);
    if (isOn) doomed.add(found.inputs.name);
    else doomed.delete(found.inputs.name);
    changed();
    return true;
  }
  /** Has what a failed invocation has left hidden handed out now; nothing where there is no such function. */
  function handOut(name: string): { messages: number } | undefined {
    const found = functionNamed(graph, name);
    if (!found) return undefined;
    const messages = cloud.handOut(found.inputs.name);
    changed();
    return { messages };
  }
  function hidden(): SwitchesTold["hidden"] {
    return [...functionNames(graph)].flatMap(([deployed, name]) => {
      const { messages, backAt = 0 } = cloud.abandonedBy(deployed);
      return messages > 0 ? [{ name, messages, backAt }] : [];
    });
  }
  // The one that was to be killed has been.
  const off = cloud.runs.on(({ function: deployed }) => {
    if (!doomed.has(deployed) || cloud.stateOf(deployed).isDoomed) return;
    doomed.delete(deployed);
    const name = functionNames(graph).get(deployed);
    if (name) told(name, 0);
  });

  return {
    ...{ throttleConnect, takeDirectoryDown, kill, doom, handOut },
    read: (): SwitchesTold => ({
      connect: {
        ...{ isOn: throttledSince !== undefined, taken: quota * TAKEN, quota },
        ...(throttledSince !== undefined && { since: throttledSince }),
      },
      ...(directory && {
        directory: { isOn: !directory.isUp(), ...(downSince !== undefined && { since: downSince }) },
      }),
      kills: [...kills],
      hidden: hidden(),
    }),
    /** All is as it was: nothing goes wrong any more by what was switched here. */
    close(): void {
      off();
      throttleConnect(false);
      for (const deployed of doomed) cloud.doom(deployed, false);
      if (downSince !== undefined) void directory?.comeUp().catch(() => {});
    },
  };
}
export type Switches = ReturnType<typeof switchesIn>;
