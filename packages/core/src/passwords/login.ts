import { partsOf } from "./login-words.ts";
import { isPlain } from "./plain-text.ts";

/**
 * Whether a text may be a login. More than directories allow people (sAMAccountName has 20 signs at most), so that no rule of
 * theirs is repeated here, and less than they compare: to them `asmith ` and a NUL at the end are asmith as well.
 */
export const isLogin = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);

/** What people say before a login. */
const LEAD = /^(?:(?:my )?(?:user ?id|user ?name|login|log in|account)(?: name)? is|it is|it's) (?=.)/;
/** "s as in sierra", "s for sierra". */
const EXAMPLES = /\b([a-z])\.?,? (?:as in|for|like) \1[a-z]*/g;

/**
 * The login that somebody says, spells or types, in small letters: "a smith dash seven" is asmith-7, as are "A. S. M. I. T. H.
 * minus 7" and "alpha sierra mike india tango hotel hyphen seven". What is no login in such words comes back as it came, which
 * is then no login either.
 */
export function tidyLogin(said: string): string {
  if (!isPlain(said)) return said;
  const text = said.trim().toLowerCase().replace(LEAD, "").replace(EXAMPLES, "$1");
  const words = text.split(/ +/);
  const login = words.length === 1 ? oneWord(text) : wordsOf(words);
  // A directory's logins end in no full stop, unlike what recognisers write.
  return login !== undefined && isLogin(login) && !login.endsWith(".") ? login : said;
}

const oneWord = (word: string): string =>
  /^(?:[a-z0-9]\.){2,}$/.test(word) ? word.replaceAll(".", "") : word.replace(/\.+$/, "");

function wordsOf(words: string[]): string | undefined {
  const last = (words.at(-1) ?? "").replace(/(?<=.)\.+$/, "");
  return partsOf([...words.slice(0, -1), last])
    ?.map(({ text }) => text)
    .join("");
}
