export type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** The members of `under` with those of `over` in their place, at any depth. */
export function lay(over: Tree, under: Tree): Tree {
  const laid = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isTree(value) && isTree(below) ? lay(value, below) : value];
  });
  return { ...under, ...Object.fromEntries(laid) };
}

/** What FRONTDESK_SETTINGS says; throws where that is no JSON object, without repeating it: somebody may have put a password there. */
export function overlay(text = process.env.FRONTDESK_SETTINGS): Tree {
  const value = text ? parsed(text) : {};
  if (isTree(value)) return value;
  throw new Error(`FRONTDESK_SETTINGS must be a JSON object, such as {"agents":{"retries":5}}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether what settings.ts has of an operator's is left out: this repository's tests and pages are about the defaults. */
export const onDefaults = () => process.env.FRONTDESK_DEFAULTS === "only";

/** What a process of its own is to be given to read the same settings, with these laid over them. */
export const settingsEnv = (settings: Tree = {}): Record<string, string> => ({
  FRONTDESK_SETTINGS: JSON.stringify(lay(settings, overlay())),
  ...(onDefaults() ? { FRONTDESK_DEFAULTS: "only" } : {}),
});
