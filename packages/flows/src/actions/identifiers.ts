/** Rules of an action's Identifier: https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html. */
export const LONGEST_IDENTIFIER = 50;
export const FORBIDDEN_CHARACTERS = /[%:(\\/)=$,;[\]{}]/;
export const FORBIDDEN_WORDS: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "__defineGetter__",
  "__defineSetter__",
  "toString",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "valueOf",
]);
