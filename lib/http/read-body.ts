import { RequestProblem } from "#lib/http/problems.ts";

/** Far above what any operation takes that does not say otherwise. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * Reads a JSON body.
 * @throws RequestProblem `unsupported_media_type`, `body_too_large`, `invalid_json`
 */
export async function readJson(request: Request, limit: number = BODY_LIMIT_BYTES): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new RequestProblem(
      "unsupported_media_type",
      "Send the body as JSON, with the header Content-Type: application/json.",
    );
  }
  return parseJson(await readBytes(request, limit));
}

/** @throws RequestProblem `invalid_json` */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new RequestProblem("invalid_json", "The body cannot be read as JSON in UTF-8.");
  }
}

/**
 * Reads a body, and no more of it than the limit: the length that a client declares is its own word.
 * @throws RequestProblem `body_too_large`
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new RequestProblem(
      "body_too_large",
      `The body is larger than ${inUnits(limit)}. Nothing of it was used; send less.`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function inUnits(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB`;
}
