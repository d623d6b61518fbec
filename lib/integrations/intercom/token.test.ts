import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readToken } from "#lib/integrations/intercom/token.ts";

async function fileWith(content: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "offhook-token-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, "token");
  await writeFile(file, content, { mode: 0o600 });
  return file;
}

const inFile = async (content: string) => readToken({ kind: "file", path: await fileWith(content) });

describe("a token", () => {
  it("is what is set", async () => {
    expect(await readToken({ kind: "value", token: "dG9rOmFiYw==" })).toEqual({ kind: "token", token: "dG9rOmFiYw==" });
  });

  it("is what the file holds, without the space around it", async () => {
    expect(await inFile("  dG9rOmFiYw==\r\n\n")).toEqual({ kind: "token", token: "dG9rOmFiYw==" });
  });

  it("is read again each time: a rotated one works at once", async () => {
    const file = await fileWith("first\n");
    expect(await readToken({ kind: "file", path: file })).toEqual({ kind: "token", token: "first" });
    await writeFile(file, "second\n");
    expect(await readToken({ kind: "file", path: file })).toEqual({ kind: "token", token: "second" });
  });
});

describe("a token that cannot be used", () => {
  it.each([
    ["an empty file", "", "token_empty"],
    ["a file with nothing but space", " \n\t\n", "token_empty"],
    ["a line break inside", "half\nsecret-half", "token_malformed"],
    ["a header smuggled in", "secret\r\nX-Evil: 1", "token_malformed"],
    ["a space inside", "Bearer secret", "token_malformed"],
    ["letters that no header carries", "sécret", "token_malformed"],
    ["a NUL", "sec\0ret", "token_malformed"],
    ["a huge file", "s".repeat(1_000_000), "token_too_large"],
  ])("is told from a good one: %s", async (_given, content, code) => {
    const read = await inFile(content);
    expect(read).toMatchObject({ kind: "problem", code });
    expect(JSON.stringify(read)).not.toMatch(/secret|sécret|half|ssss/);
  });

  it("may be a value as well as a file", async () => {
    expect(await readToken({ kind: "value", token: "a\nb" })).toMatchObject({
      kind: "problem",
      code: "token_malformed",
    });
    expect(await readToken({ kind: "value", token: "" })).toMatchObject({ kind: "problem", code: "token_empty" });
  });

  it("has a file that is not there, a folder, or a device", async () => {
    const file = await fileWith("token");
    for (const wrong of [`${file}-not-there`, path.dirname(file), "/dev/zero"]) {
      expect(await readToken({ kind: "file", path: wrong })).toMatchObject({
        kind: "problem",
        code: "token_unreadable",
      });
    }
  });

  it.skipIf(process.getuid?.() === 0)("has a file that we may not read", async () => {
    const file = await fileWith("token");
    await chmod(file, 0);
    expect(await readToken({ kind: "file", path: file })).toMatchObject({ kind: "problem", code: "token_unreadable" });
  });

  it.skipIf(process.platform === "win32")("has a named pipe, and nobody waits for its writer", async () => {
    const pipe = `${await fileWith("")}-pipe`;
    execFileSync("mkfifo", [pipe]);
    expect(await readToken({ kind: "file", path: pipe })).toMatchObject({ kind: "problem", code: "token_unreadable" });
  });
});
