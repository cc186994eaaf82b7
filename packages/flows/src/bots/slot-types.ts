import type { SlotType } from "./bot.ts";

/**
 * Whatever was said is passed on as it was said, for the function to read: values of a slot type are examples then, which Lex
 * learns from, and wants one of at least. https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateSlotType.html
 */
const AS_IT_WAS_SAID = { ResolutionStrategy: "ORIGINAL_VALUE" } as const;

/** Not AMAZON.AlphaNumeric, which knows letters and digits: user ids have dots, hyphens and underscores, spoken or typed. */
export const USER_IDS: SlotType = {
  Name: "UserIDs",
  Description: "Names that people log on with, typed, spoken or spelled",
  SlotTypeValues: [
    ...["asmith", "asmith7", "asmith-7", "a.smith", "ann.smith", "ann_smith", "as1234", "1234567", "x-04711"],
    ...["a smith", "a dot smith", "ann dot smith", "a smith dash seven", "a s m i t h", "a s m i t h seven"],
    ...[
      "a s one two three four",
      "one two three four five six seven",
      "ann underscore smith",
      "x dash zero four seven",
    ],
  ].map((Value) => ({ SampleValue: { Value } })),
  ValueSelectionSetting: AS_IT_WAS_SAID,
};

const NAMES = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** Not AMAZON.Date, which makes the next March of “March”, and a day in it of “the third”. */
export const MONTHS: SlotType = {
  Name: "StartMonths",
  Description: "Months by name or number, with or without a year",
  SlotTypeValues: [
    ...NAMES.map((name, index) => ({
      SampleValue: { Value: name },
      Synonyms: [{ Value: name.slice(0, 3) }, { Value: String(index + 1) }].filter(({ Value }) => Value !== name),
    })),
    ...["March 2019", "03/2019", "2019-03", "October two thousand and seven", "June of ninety eight"].map((Value) => ({
      SampleValue: { Value },
    })),
  ],
  ValueSelectionSetting: AS_IT_WAS_SAID,
};
