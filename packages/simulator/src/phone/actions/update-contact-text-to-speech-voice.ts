import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({ TextToSpeechVoice: z.string(), LanguageCode: z.string().optional() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontacttexttospeechvoice.html */
export const updateContactTextToSpeechVoice: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { TextToSpeechVoice, LanguageCode } = read(Parameters, doing);
    doing.call.contact.voice = TextToSpeechVoice;
    if (LanguageCode) doing.call.contact.languageCode = LanguageCode;
    return success;
  },
};
