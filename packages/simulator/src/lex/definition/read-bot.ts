import type { BotAlias, BotConfig } from "../bot.ts";
import { isBuiltIn } from "../understanding/slots/resolve-slot.ts";
import type { Intent } from "./intent.ts";
import { BotLocale } from "./locale.ts";

export type Bot = {
  id: string;
  name: string;
  /** In milliseconds. */
  idle: number;
  locales: Map<string, BotLocale>;
  aliases: Map<string, BotAlias>;
};

const IDLE_SECONDS = 300;
/** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateBot.html */
const [SHORTEST, LONGEST] = [60, 86_400];

/** A bot as its build would leave it; throws one error that names all that is wrong with it or not simulated, by its path. */
export function readBot(config: BotConfig): Bot {
  const { id, name, idleSessionTTLInSeconds: seconds = IDLE_SECONDS } = config;
  const wrong: string[] = [];
  if (!(seconds >= SHORTEST && seconds <= LONGEST)) wrong.push(`idleSessionTTLInSeconds: ${SHORTEST} to ${LONGEST}`);
  const locales = config.locales.flatMap((locale, index) => {
    const { data, error } = BotLocale.safeParse(locale);
    const issues =
      error?.issues.map((issue) => ({ at: `.${at(issue.path)}`, message: issue.message })) ?? faultsOf(data);
    wrong.push(...issues.map((issue) => `locales[${index}]${issue.at}: ${issue.message}`));
    return data ? [[data.LocaleId, data] as const] : [];
  });
  for (const alias of config.aliases)
    for (const locale of Object.keys(alias.hooks))
      if (!locales.some(([there]) => there === locale))
        wrong.push(`the alias ${alias.name} hooks into ${locale}, which is not there`);
  if (wrong.length) throw new Error([`The bot ${name} cannot be:`, ...wrong.map((line) => `  ${line}`)].join("\n"));
  const aliases = new Map(config.aliases.map((alias) => [alias.id, alias]));
  return { id, name, idle: seconds * 1_000, locales: new Map(locales), aliases };
}

const at = (path: PropertyKey[]) =>
  path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index ? "." : ""}${String(part)}`)).join("");

type Fault = { at: string; message: string };

/** What no build would pass, and schemas do not see. */
function faultsOf(locale: BotLocale | undefined): Fault[] {
  if (!locale) return [];
  const { LocaleId, Intents, SlotTypes } = locale;
  const faults: Fault[] = [];
  if (!LocaleId.startsWith("en_")) faults.push({ at: ".LocaleId", message: "only English is understood here" });
  const fallbacks = Intents.filter(({ ParentIntentSignature }) => ParentIntentSignature === "AMAZON.FallbackIntent");
  if (fallbacks.length !== 1)
    faults.push({ at: ".Intents", message: "there is one AMAZON.FallbackIntent in each locale" });
  const known = new Set(SlotTypes.map(({ Name }) => Name));
  const said = new Map<string, string>();
  for (const [index, intent] of Intents.entries()) {
    const found = (place: string, message: string) => faults.push({ at: `.Intents[${index}]${place}`, message });
    if (Intents.findIndex(({ Name }) => Name === intent.Name) < index) found(".Name", `${intent.Name} is there twice`);
    for (const message of faultsOfSlots(intent, known)) found("", message);
    for (const { Utterance } of intent.SampleUtterances) {
      const other = said.get(Utterance.toLowerCase());
      if (other) found(".SampleUtterances", `“${Utterance}” is one of ${other}'s`);
      said.set(Utterance.toLowerCase(), intent.Name);
    }
  }
  return faults;
}

function faultsOfSlots(intent: Intent, types: ReadonlySet<string>): string[] {
  const { Slots, SlotPriorities, SampleUtterances, ParentIntentSignature: builtIn } = intent;
  const names = Slots.map(({ Name }) => Name);
  const utterances = [...SampleUtterances, ...Slots.flatMap((slot) => slot.ValueElicitationSetting.SampleUtterances)];
  const meant = utterances.flatMap(({ Utterance }) =>
    [...Utterance.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name),
  );
  const prioritised = SlotPriorities.map(({ SlotName }) => SlotName);
  return [
    ...(builtIn && (Slots.length || SampleUtterances.length || intent.IntentConfirmationSetting)
      ? [`${builtIn} takes no slots, utterances and confirmation`]
      : []),
    ...(builtIn || SampleUtterances.length ? [] : ["it has no sample utterance"]),
    ...names.filter((name, index) => names.indexOf(name) < index).map((name) => `the slot ${name} is there twice`),
    ...Slots.filter(({ SlotTypeName }) => !isBuiltIn(SlotTypeName) && !types.has(SlotTypeName)).map(
      ({ Name, SlotTypeName }) =>
        `the slot ${Name} has the type ${SlotTypeName}, which is neither the bot's nor simulated`,
    ),
    ...[...new Set([...meant, ...prioritised])]
      .filter((name) => !names.includes(name))
      .map((name) => `there is no slot ${name}`),
    ...Slots.filter(
      ({ Name, ValueElicitationSetting: { SlotConstraint } }) =>
        SlotConstraint === "Required" && !prioritised.includes(Name),
    ).map(({ Name }) => `the slot ${Name} has no priority`),
  ];
}
