import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { TokenProblemCode } from "#lib/triage/intercom-call.ts";

/** Where the token comes from. A file is read before each run, so that a rotated token works without a restart. */
export type TokenSource =
  | { readonly kind: "value"; readonly token: string }
  | { readonly kind: "file"; readonly path: string };

/** The token, or why there is none. `problem` never quotes what was read. */
export type TokenRead =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "problem"; readonly code: TokenProblemCode; readonly problem: string };

/** Intercom's tokens have about 60 characters; this leaves room and keeps a wrong file out of memory. */
const MAX_TOKEN_BYTES = 4_096;

/** Visible ASCII: a header can carry nothing else, and a line break would end the header and begin another. */
const TOKEN = /^[\x21-\x7e]+$/;

export async function readToken(source: TokenSource): Promise<TokenRead> {
  const subject = source.kind === "file" ? "The token file" : "The token";
  const text = source.kind === "file" ? await readFile(source.path) : source.token;
  if (text === null) return problem("token_unreadable", `${subject} cannot be read`);
  if (Buffer.byteLength(text) > MAX_TOKEN_BYTES)
    return problem("token_too_large", `${subject} is too long for a token`);
  const token = text.trim();
  if (token === "") return problem("token_empty", `${subject} is empty`);
  if (!TOKEN.test(token))
    return problem("token_malformed", `${subject} holds a line break, a space or a character that no token has`);
  return { kind: "token", token };
}

function problem(code: TokenProblemCode, text: string): TokenRead {
  return { kind: "problem", code, problem: text };
}

/** The first bytes of a regular file, or null. Opening never waits: a named pipe without a writer would block for ever. */
async function readFile(path: string): Promise<string | null> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) return null;
    const buffer = Buffer.alloc(MAX_TOKEN_BYTES + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}
