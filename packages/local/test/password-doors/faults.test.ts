import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { PASSWORD } from "../directory/fixtures.ts";
import { refusingSns } from "../pins/refusing-sns.ts";
import { ALICE, MOBILE, openDoor } from "./doors.ts";
import { CONTACT, event, RIGHT } from "./events.ts";

const GUID = expect.stringMatching(/^[0-9a-f]{32}$/);

/** A service of AWS that takes requests and never answers. */
async function silentService() {
  let requests = 0;
  const server = createServer(() => {
    requests += 1;
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests };
}

describe("the function ResetPassword, where something is wrong", () => {
  it.each([
    ["the service account has no password", { DIRECTORY_PASSWORD: "" }, "unable", "NoDirectoryPassword"],
    ["its password was encrypted by another key", { DIRECTORY_PASSWORD: "AAAA" }, "unable", "PasswordUndecryptable"],
    ["the directory is not trusted", { DIRECTORY_CA: "" }, "unable", "ServerNotTrusted"],
  ])("says so, and calls for somebody: %s", async (_, environment, outcome, code) => {
    const { v2, logged, bind } = await openDoor({ environment });
    const answer = await v2(event("Fulfillment", RIGHT));
    expect(answer.messages).toMatchObject([
      { content: "I cannot reset your password. It has not been changed. Let me put you through to an agent." },
    ]);
    expect(answer.sessionState.sessionAttributes).toMatchObject({ outcome, next: "agent" });
    expect(logged()).toMatchObject([{ level: "ERROR", outcome, code, contactId: CONTACT }]);
    expect(await bind(ALICE, PASSWORD)).toBe("bound");
  });

  it("says that the directory cannot be reached", async () => {
    const { v2, logged, directory } = await openDoor();
    await directory.close();
    const answer = await v2(event("Fulfillment", RIGHT));
    expect(answer.messages).toMatchObject([
      {
        content:
          "I cannot reach our directory at the moment. Your password has not been changed. Please call back later.",
      },
    ]);
    expect(logged()).toMatchObject([{ level: "ERROR", outcome: "unavailable", code: "DirectoryDown" }]);
  });

  it("says that the password was changed and not sent, where SNS does not take the text", async () => {
    const AWS_ENDPOINT_URL_SNS = await refusingSns(500, "InternalFailure", `no ${MOBILE}`);
    const { v2, logged, printed, bind } = await openDoor({ environment: { AWS_ENDPOINT_URL_SNS } });
    const answer = await v2(event("Fulfillment", RIGHT));
    expect(answer.sessionState.sessionAttributes).toMatchObject({ outcome: "unsent", next: "agent" });
    expect(logged()).toMatchObject([{ level: "ERROR", outcome: "unsent", code: "PasswordUnsent", account: GUID }]);
    expect(await bind(ALICE, PASSWORD)).toBe("52e");
    expect(printed.join("\n")).not.toContain(MOBILE);
  });

  it("says the same where SNS is silent, which is asked once", async () => {
    const { endpoint, requests } = await silentService();
    const { v2, logged } = await openDoor({ environment: { AWS_ENDPOINT_URL_SNS: endpoint } });
    const answer = await v2(event("Fulfillment", RIGHT));
    expect(answer.sessionState.sessionAttributes).toMatchObject({ outcome: "unsent", next: "agent" });
    expect(logged()).toMatchObject([{ level: "ERROR", code: "PasswordUnsent", undelivered: expect.any(String) }]);
    expect(requests()).toBe(1);
  });
});
