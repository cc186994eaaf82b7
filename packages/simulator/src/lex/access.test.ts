import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { roleArn } from "../lambda/bundles.test-support.ts";
import { type Library, openLibrary, refusalOf, spoken, talk } from "./lex.test-support.ts";
import { BOT } from "./library.test-support.ts";

const ALIAS = `arn:aws:lex:us-east-1:123456789012:bot-alias/${BOT}/LIVE`;

describe("access to a bot", () => {
  let library: Library;
  beforeAll(async () => {
    const Statement = { Effect: "Allow" as const, Action: ["lex:RecognizeText"], Resource: ALIAS };
    library = await openLibrary({ statements: [Statement] });
  });
  afterAll(() => library.close());

  it("is by the alias", async () => {
    const client = library.clientOf(library.cloud.credentialsOf(roleArn("client")));
    expect(spoken(await talk({ client }).send("help"))).toBe("Borrow or return?");
    expect(await refusalOf(talk({ client }, { botAliasId: "BARE" }).send("help"))).toMatchObject({
      ...{ code: "AccessDeniedException", status: 403 },
    });
  });

  it("leaves nothing in the journal of what is said, set, answered or known", async () => {
    const { send } = talk(library, { localeId: "en_GB" });
    await send("lend me thesecretbook", {
      sessionState: { sessionAttributes: { secretkey: "thesecretvalue" } },
      requestAttributes: { othersecret: "thesecretrequest" },
    });
    const entry = library.cloud.journal.find({ service: "lex" }).at(-1);
    expect(entry).toMatchObject({
      operation: "RecognizeText",
      needs: [{ action: "lex:RecognizeText", resources: [ALIAS] }],
      input: {
        botId: BOT,
        botAliasId: "LIVE",
        localeId: "en_GB",
        text: "***",
        sessionState: "***",
        requestAttributes: "***",
      },
      status: 200,
    });
    const known = JSON.stringify([...library.cloud.journal.entries(), ...library.cloud.runs.entries()]);
    expect(known).not.toMatch(/secret/);
  });
});

it("fails as Lex does where the fault plan says so", async () => {
  const calls = [{ service: "lex", what: "throttle" as const, probability: 1 }];
  const library = await openLibrary({ faults: { seed: 1, calls } });
  onTestFinished(() => library.close());
  expect(await refusalOf(talk(library).send("help"))).toMatchObject({ code: "ThrottlingException", status: 429 });
});
