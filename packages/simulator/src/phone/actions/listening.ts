/** How a caller is listened to, in milliseconds. */
export type Listening = {
  /** Until the caller begins. */
  start: number;
  /** Between two keys. */
  keyPause: number;
  /** As many keys as are an answer without a pause. */
  mostKeys: number;
  /** The key that ends an answer, and the one that takes all of it back. */
  endKey: string;
  deletionKey: string;
};

/** What of a bot's is asked for; nothing at the beginning. */
export type Asked = { intent?: string | undefined; slot?: string | undefined };

/**
 * How Lex listens, by the session's attributes `x-amz-lex:…:INTENT:SLOT`, each of which may be `*`.
 * https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html
 */
export function listening(attributes: Record<string, string>, asked: Asked): Listening {
  const setting = (name: string) => {
    const places = [asked.intent, "*"].flatMap((intent) => [asked.slot, "*"].map((slot) => `${intent}:${slot}`));
    return places.map((place) => attributes[`x-amz-lex:${name}:${place}`]).find((value) => value !== undefined);
  };
  const number = (name: string, usual: number) => Number(setting(name)) || usual;
  return {
    start: number("audio:start-timeout-ms", 4_000),
    keyPause: number("dtmf:end-timeout-ms", 5_000),
    mostKeys: number("dtmf:max-length", 1_024),
    endKey: setting("dtmf:end-character") ?? "#",
    deletionKey: setting("dtmf:deletion-character") ?? "*",
  };
}
