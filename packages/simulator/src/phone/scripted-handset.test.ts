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

  it.each(["12", "dance", "wait", "wait soon", "say"])("refuses %j, and says what there is", (text) => {
    expect(() => readScript(`1,${text}`)).toThrow(`A caller cannot "${text}": keys 0 to 9`);
  });
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
