/** A conversation with a bot that the page has begun. */
export type ChatTold = { id: string; bot: string };

/** One turn of it, and how things stand then. */
export type TurnTold = {
  said: string;
  answered: string[];
  intent: string;
  /** In Lex's words, e.g. `InProgress`, `Fulfilled`. */
  state: string;
  /** The slot that is asked for, or `confirmation`; nothing where nothing is. */
  asks?: string;
  /** Whether the bot wants no more of the intent. */
  isOver: boolean;
  /** What came of it, in the bot's word. */
  outcome?: string;
};

/** Somebody of the directory, with all that the bot asks them. */
export type PersonTold = {
  name: string;
  login: string;
  /** `1990-04-17` */
  birthDate: string;
  /** `2019-09` */
  startMonth: string;
  /** As the directory has it, and in E.164. */
  mobile?: { shown: string; number: string };
  isLocked: boolean;
  /** Why no password of theirs is reset here. */
  refused?: string;
};

/** What there is to choose from. */
export type ChoicesTold = { bots: string[]; people: PersonTold[] };
