import { loop } from "../language/decide.ts";
import { generated } from "../language/flow.ts";
import { type Key, menu, say } from "../language/say-and-ask.ts";

/** How often each menu asks an administrator again in a whole call: at several of many locations, one is slow once. */
export const PATIENCE = 8;

/**
 * A menu that is asked again after silence and after a key that it does not offer, `times` in a call; then it gives up. Its steps
 * are `name`, `no key of name` and `name again`.
 */
export function patientMenu<Name extends string, Exit extends string>(patient: {
  name: Name;
  say: string;
  keys: { readonly [Each in Key]?: Exit };
  times: number;
  tooOften: Exit;
  error: Exit;
}) {
  const { name, times, tooOften, ...asked } = patient;
  const [again, slip] = [`${name} again`, `no key of ${name}`];
  return generated<Name, Exit>({
    [name]: menu<string>({ ...asked, within: 8, silence: again, otherwise: slip }),
    [slip]: say("That is not one of the keys.", { next: again }),
    [again]: loop<string>({ times, again: name, done: tooOften }),
  });
}
