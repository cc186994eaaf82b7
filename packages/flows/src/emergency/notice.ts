import { compare } from "../language/decide.ts";
import { generated } from "../language/flow.ts";
import { exact, plain } from "../language/plain.ts";
import { say } from "../language/say-and-ask.ts";
import type { Reference } from "../language/step.ts";
import type { EmergencyType } from "./emergency-type.ts";

/**
 * What customers hear by the type in `$.External.EmergencyType`. Each type has a step of its own, `notice 1` for the first:
 * put other steps between it and `next` to do more than to say so. `location` is a name, or a reference to one.
 */
export function notice<Next extends string>(notice: {
  types: readonly EmergencyType[];
  location: string | { at: Reference };
  next: Next;
}) {
  const { types, location, next } = notice;
  const stepOf = (index: number) => `notice ${index + 1}`;
  return generated<"notice", Next>({
    notice: compare("$.External.EmergencyType", {
      when: types.map(({ name }, index) => ({ equals: exact(name), next: stepOf(index) })),
      otherwise: "notice of another type",
    }),
    ...Object.fromEntries(types.map(({ message }, index) => [stepOf(index), say(told(message, location), { next })])),
    // A type that these flows do not know, because settings have changed since it was set.
    "notice of another type": say(told(OTHER, location), { next }),
  });
}

const OTHER = "There is an emergency at {location} at the moment, and our service is limited.";

/** After a reference comes a space where the next sign could be read as part of its path. */
function told(message: string, location: string | { at: Reference }): string {
  return plain(message).replace(/\{location\}(?=(?<joined>[.[\w-])?)/g, (_, joined?: string) => {
    if (typeof location === "string") return plain(location);
    return joined ? `${location.at} ` : location.at;
  });
}
