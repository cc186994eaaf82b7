/**
 * What we use of `AWS::Lex::Bot`, in CloudFormation's names and words:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lex-bot.html.
 * Its words are not those of the API, which has `OriginalValue` where a template has `ORIGINAL_VALUE`.
 */
export type Bot = {
  Description: string;
  DataPrivacy: { ChildDirected: boolean };
  /** 60 to 86,400: how long what was said is kept when nothing more is said. */
  IdleSessionTTLInSeconds: number;
  /** Without, a version would be made of what was built before. */
  AutoBuildBotLocales: true;
  BotLocales: BotLocale[];
};

export type BotLocale = {
  LocaleId: string;
  NluConfidenceThreshold: number;
  VoiceSettings: { VoiceId: string };
  SlotTypes: SlotType[];
  Intents: Intent[];
};

export type SlotType = {
  Name: string;
  Description: string;
  SlotTypeValues: { SampleValue: Text; Synonyms?: Text[] }[];
  ValueSelectionSetting: { ResolutionStrategy: "ORIGINAL_VALUE" | "TOP_RESOLUTION" };
};

export type Intent = {
  Name: string;
  Description: string;
  ParentIntentSignature?: "AMAZON.FallbackIntent";
  SampleUtterances?: { Utterance: string }[];
  Slots?: Slot[];
  /** The lowest is asked for first. */
  SlotPriorities?: { Priority: number; SlotName: string }[];
  IntentConfirmationSetting?: { PromptSpecification: Prompt; DeclinationResponse: Response; IsActive: boolean };
  DialogCodeHook?: { Enabled: boolean };
  FulfillmentCodeHook?: {
    Enabled: boolean;
    IsActive: boolean;
    /** What is said where the function gives no answer, or none in time. */
    PostFulfillmentStatusSpecification: { FailureResponse: Response; TimeoutResponse: Response };
  };
};

export type Slot = {
  Name: string;
  Description: string;
  /** A slot type of the bot, or one of Amazon's. */
  SlotTypeName: string;
  /** Whether its value is masked in conversation logs. */
  ObfuscationSetting: { ObfuscationSettingType: "None" | "DefaultObfuscation" };
  ValueElicitationSetting: { SlotConstraint: "Required" | "Optional"; PromptSpecification: Prompt };
};

export type Prompt = Response & {
  /** 0 to 5; after that, the fallback intent. */
  MaxRetries: number;
};

export type Response = {
  MessageGroupsList: { Message: Message }[];
  /** Whether the caller may speak before the end. */
  AllowInterrupt: boolean;
};

export type Message = { PlainTextMessage: Text } | { SSMLMessage: Text };
type Text = { Value: string };
