import { generated } from "../language/flow.ts";
import { plain } from "../language/plain.ts";
import type { Step } from "../language/step.ts";
import { patientMenu } from "./patient-menu.ts";

/** Options on one page; of the other keys 9 turns to the next page, and 0 is the menu's own. */
const OPTIONS = 8;

/**
 * A menu of any number of options, ten at most a page: from the last page 9 leads to the first. Its pages are the steps
 * `name 1`, `name 2` …, each of them patient, and each option is a step of its own, so that names from settings are in no
 * step's name.
 */
export function pagedMenu<Name extends string, Exit extends string>(paged: {
  name: Name;
  /** What an option's step is called: `option 1`, `option 2` … */
  option: string;
  /** What the options are called, and the step that each leads to. */
  options: readonly { spoken: string; step: Step<Exit> }[];
  zero?: { say: string; next: Exit };
  /** How often each page is asked again. */
  times: number;
  tooOften: Exit;
  error: Exit;
}) {
  const { name, option, options, zero, ...patience } = paged;
  const stepOf = (index: number) => `${option} ${index + 1}`;
  const pages = Math.ceil(options.length / OPTIONS);
  const page = (at: number) => {
    const shown = options.slice(at * OPTIONS, (at + 1) * OPTIONS);
    const offers = [
      ...shown.map(({ spoken }, index) => `For ${plain(spoken)}, press ${index + 1}.`),
      ...(pages > 1 ? [`For ${at + 1 < pages ? "more" : "the first"} ${name}, press 9.`] : []),
      ...(zero ? [zero.say] : []),
    ];
    const keys = {
      ...Object.fromEntries(shown.map((_, index) => [index + 1, stepOf(at * OPTIONS + index)])),
      ...(pages > 1 && { "9": `${name} ${((at + 1) % pages) + 1}` }),
      ...(zero && { "0": zero.next }),
    };
    return patientMenu<string, string>({ name: `${name} ${at + 1}`, say: offers.join(" "), keys, ...patience });
  };
  return generated<`${Name} 1`, Exit>({
    ...Object.assign({}, ...Array.from({ length: pages }, (_, at) => page(at))),
    ...Object.fromEntries(options.map(({ step }, index) => [stepOf(index), step])),
  });
}
