import { describe, expect, it } from "vitest";
import { readScript, scriptedHandset } from "./scripted-handset.ts";

describe("a script", () => {
  it("is keys, waits, words and hanging up", () => {
    expect(readScript("1, #,wait 6,say hello there,wait 1.5,wait 1,hang up,")).toEqual([
      { after: 500, does: "press", key: "1" },
      { after: 500, does: "press", key: "#" },
      { after: 6_000, does: "speak", text: "hello there" },
      { after: 2_500, does: "hang up" },
    ]);
  });

  it("has codes, right, wrong and old", () => {
    expect(readScript("Code,wait 3,wrong code,old code,say code")).toEqual([
      { after: 500, does: "press code", which: "code" },
      { after: 3_000, does: "press code", which: "wrong code" },
      { after: 500, does: "press code", which: "old code" },
      { after: 500, does: "speak", text: "code" },
    ]);
  });

  it.each(["12", "dance", "wrong", "old", "code 1", "wait", "wait soon", "say"])(
    "refuses %j, and says what there is",
    (text) => {
      expect(() => readScript(`1,${text}`)).toThrow(`A caller cannot "${text}": keys 0 to 9`);
    },
  );
});

describe("a caller with a script", () => {
  it("lets a question pass that ends before the time", async () => {
    const handset = scriptedHandset("wait 6,1");
    expect(await handset.next({ for: "key", within: 5_000 })).toBeUndefined();
    expect(await handset.next({ for: "key", within: 5_000 })).toEqual({ after: 1_000, does: "press", key: "1" });
  });

  it("is silent when the script is used up", async () => {
    const handset = scriptedHandset("1");
    await handset.next({ for: "key", within: 5_000 });
    expect(await handset.next({ for: "key", within: 5_000 })).toBeUndefined();
  });

  it("hangs up where patience with questions is over, and waits as long as nothing is asked", async () => {
    const handset = scriptedHandset("1", { patience: 2 });
    await handset.next({ for: "key", within: 5_000 });
    for (const wanted of ["key", "nothing", "nothing", "words"] as const)
      expect(await handset.next({ for: wanted, within: 5_000 })).toBeUndefined();
    expect(await handset.next({ for: "key", within: 5_000 })).toEqual({ after: 0, does: "hang up" });
  });

  it("keeps keys for who asks for them, and hangs up anywhere", async () => {
    expect(await scriptedHandset("1").next({ for: "nothing", within: 5_000 })).toBeUndefined();
    expect(await scriptedHandset("hang up").next({ for: "nothing", within: 5_000 })).toMatchObject({ does: "hang up" });
  });

  it("remembers what was heard", () => {
    const handset = scriptedHandset("");
    handset.hear({ text: "Hello." });
    expect(handset.heard).toEqual([{ text: "Hello." }]);
  });
});

describe("what a caller has not done", () => {
  it("is all of the script at first, in its words without the waits, and none of it in the end", async () => {
    const handset = scriptedHandset("wait 1,1,say hello there,HANG UP");
    expect(handset.unused()).toEqual(["1", "say hello there", "hang up"]);
    await handset.next({ for: "key", within: 5_000 });
    expect(handset.unused()).toEqual(["say hello there", "hang up"]);
    await handset.next({ for: "words", within: 5_000 });
    await handset.next({ for: "nothing", within: 5_000 });
    expect(handset.unused()).toEqual([]);
  });

  it("is a code that waits at menus, and what follows it", async () => {
    const handset = scriptedHandset("1,Wrong code,1,hang up", {
      patience: 1,
      texts: () => [{ at: 1, message: "Your PIN is 4711." }],
    });
    for (const _ of [1, 2, 3]) await handset.next({ for: "key", within: 5_000 });
    expect(handset.unused()).toEqual(["wrong code", "1", "hang up"]);
  });

  it("is a code of which there is no text", async () => {
    const handset = scriptedHandset("code,1,old code,#", { texts: () => [{ at: 1, message: "Hello." }] });
    for (const _ of [1, 2, 3]) await handset.next({ for: "keys", within: 5_000 });
    expect(handset.unused()).toEqual(["code", "old code", "#"]);
  });

  it("is what comes after hanging up", async () => {
    const handset = scriptedHandset("hang up,1");
    await handset.next({ for: "nothing", within: 5_000 });
    expect(handset.unused()).toEqual(["1"]);
  });
});

describe("a caller who keys the code of a text", () => {
  type Asked = Parameters<ReturnType<typeof scriptedHandset>["next"]>[0];
  const KEYS: Asked = { for: "keys", within: 5_000 };
  const press = (key: string, after = 0) => ({ after, does: "press", key });
  const SENT = [{ at: 1, message: "Your PIN is 4711." }];
  const caller = (script: string, texts: () => typeof SENT = () => SENT) => scriptedHandset(script, { texts });
  async function answers(handset: ReturnType<typeof caller>, ...asked: Asked[]) {
    const given = [];
    for (const each of asked) given.push(await handset.next(each));
    return given;
  }
  const four = [KEYS, KEYS, KEYS, KEYS];

  it("takes a moment for the first digit, and none for the others", async () => {
    expect(await answers(caller("code,#"), ...four, KEYS)).toEqual([
      press("4", 500),
      press("7"),
      press("1"),
      press("1"),
      press("#", 500),
    ]);
  });

  it("keys another last digit where the code is to be wrong, and waits before it", async () => {
    const asked = [{ ...KEYS, within: 1_000 }, ...four];
    const wrong = [press("4", 2_000), press("7"), press("1"), press("2")];
    expect(await answers(caller("wait 3,wrong code"), ...asked)).toEqual([undefined, ...wrong]);
  });

  it("keys the code of the text before the newest where it is to be old", async () => {
    const texts = [...SENT, { at: 2, message: "Your PIN is 0815." }];
    const handset = caller("old code", () => texts);
    expect(await answers(handset, ...four)).toEqual([press("4", 500), press("7"), press("1"), press("1")]);
    expect(await answers(caller("old code"), KEYS)).toEqual([undefined]);
  });

  it("reads the text when the code is asked for", async () => {
    let texts = SENT;
    const handset = caller("1,code", () => texts);
    await handset.next({ for: "key", within: 5_000 });
    texts = [...SENT, { at: 2, message: "Your PIN is 0815." }];
    expect(await handset.next(KEYS)).toEqual(press("0", 500));
  });

  it("is silent for the one question where there is no text, and goes on with the next", async () => {
    expect(
      await answers(
        caller("code,1", () => []),
        KEYS,
        KEYS,
      ),
    ).toEqual([undefined, press("1", 500)]);
  });

  it("shows it to no menu, and keeps it for who asks for keys, or for a bot", async () => {
    const asked: Asked[] = ["key", "nothing"].map((wanted) => ({ ...KEYS, for: wanted as Asked["for"] }));
    const silence = [undefined, undefined];
    expect(await answers(caller("code"), ...asked, KEYS)).toEqual([...silence, press("4", 500)]);
    const words: Asked = { ...KEYS, for: "words" };
    expect(await answers(caller("code"), ...asked, words, words)).toEqual([...silence, press("4", 500), press("7")]);
  });

  it("loses patience with questions that are never for the code", async () => {
    const handset = scriptedHandset("code", { patience: 1, texts: () => SENT });
    const menu: Asked = { ...KEYS, for: "key" };
    expect(await answers(handset, menu, KEYS, menu, menu)).toEqual([
      undefined,
      press("4", 500),
      undefined,
      { after: 0, does: "hang up" },
    ]);
  });

  it("keeps what is left of it to oneself when the line speaks again", async () => {
    const handset = caller("code,1");
    expect(await answers(handset, KEYS, KEYS)).toEqual([press("4", 500), press("7")]);
    await handset.hear({ text: "Thank you. Press 1 or 2." });
    expect(await answers(handset, { ...KEYS, for: "key" }, KEYS)).toEqual([press("1", 500), undefined]);
  });

  it("needs a phone that receives texts", () => {
    expect(() => scriptedHandset("1,code")).toThrow("the caller has no phone that receives texts");
  });
});
