import { FORBIDDEN_CHARACTERS, FORBIDDEN_WORDS, LONGEST_IDENTIFIER } from "../actions/identifiers.ts";
import type { Action } from "./action.ts";
import { error, type Finding } from "./finding.ts";

/** Identifiers: each once, at most 50 characters, none of the forbidden characters and words. */
export function checkIdentifiers(actions: readonly Action[]): Finding[] {
  const first = new Map<string, string>();
  return actions.flatMap(({ identifier, path }) => {
    const place = `${path}.Identifier`;
    const before = first.get(identifier);
    if (before)
      return [
        error("duplicate-identifier", place, `Duplicate Action identifier “${identifier}”: ${before} has it, too.`),
      ];
    first.set(identifier, path);
    const wrong = wrongIdentifier(identifier);
    return wrong ? [error("identifier", place, `Invalid Action property value. Path: ${place}. ${wrong}`)] : [];
  });
}

function wrongIdentifier(identifier: string): string | undefined {
  if (identifier.length > LONGEST_IDENTIFIER)
    return `It has ${identifier.length} characters, and may have ${LONGEST_IDENTIFIER}.`;
  const character = FORBIDDEN_CHARACTERS.exec(identifier)?.[0];
  if (character) return `It may not have the character “${character}”.`;
  if (FORBIDDEN_WORDS.has(identifier)) return `“${identifier}” may not be the name of an action.`;
  return;
}
