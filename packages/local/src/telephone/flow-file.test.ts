import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readFlowFile, readText } from "./flow-file.ts";

const FLOW = JSON.stringify({ Version: "2019-10-30", StartAction: "Grüße", Actions: [] });

async function fileOf(content: string | Uint8Array) {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-flow-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, "flow.json");
  await writeFile(file, content);
  return { file, folder };
}

describe("a flow file", () => {
  it.each([
    ["UTF-8", Buffer.from(FLOW)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${FLOW}`)],
    ["UTF-16 as PowerShell writes it", Buffer.from(`\uFEFF${FLOW}`, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\uFEFF${FLOW}`, "utf16le").swap16()],
  ])("is read in %s", async (_, bytes) => {
    const { file } = await fileOf(bytes);
    expect(await readText(file)).toBe(FLOW);
    expect(await readFlowFile(file)).toBe(FLOW);
  });

  it("may be what describe-contact-flow answers, in which the flow is a text", async () => {
    const { file } = await fileOf(JSON.stringify({ ContactFlow: { Name: "main", Content: FLOW } }));
    expect(await readFlowFile(file)).toBe(FLOW);
  });

  it("that is none is refused with the reason", async () => {
    const { file, folder } = await fileOf('{"modules": [], "version": "1"}');
    await expect(readFlowFile(file)).rejects.toThrow(/flow\.json is no flow: This is the console's old export format/);
    await expect(readFlowFile(folder)).rejects.toThrow("cannot be read: it is a folder");
    await expect(readFlowFile(`${file}x`)).rejects.toThrow("flow.jsonx cannot be read: there is no such file");
  });
});
