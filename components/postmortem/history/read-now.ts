import type { Answer } from "#lib/client/answer.ts";
import { UNREACHABLE } from "#lib/client/call.ts";

/** As long as any other call may take. */
const DEADLINE_MS = 20_000;

/** Where the whole document is kept as Markdown: as it is now, or as it was published. */
export function markdownPath(number: number, published?: number): string {
  return `/api/incidents/${number}/postmortem.md${published === undefined ? "" : `?version=${published}`}`;
}

/** The document as it would be exported now. */
export async function readNow(number: number): Promise<Answer<string>> {
  try {
    const response = await fetch(markdownPath(number), {
      cache: "no-store",
      headers: { accept: "text/markdown" },
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (response.ok) return { ok: true, value: await response.text() };
    const message = `The server did not give the document (HTTP ${response.status}). Try again.`;
    return { ok: false, failure: { code: "unreadable", status: response.status, message, fields: {} } };
  } catch {
    return { ok: false, failure: UNREACHABLE };
  }
}
