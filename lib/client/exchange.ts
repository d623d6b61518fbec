import { noteServerDate } from "#lib/client/server-clock.ts";

/** Longer than any probe's deadline, short enough that a person is told before giving up. */
const DEADLINE_MS = 20_000;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What came back: the status, and the body if it was JSON. */
export type Exchange = { readonly status: number; readonly ok: boolean; readonly body: unknown };

/** One request to our own server, with the session cookie. Null where no answer came within the deadline. */
export async function exchange(method: Method, path: string, input?: unknown): Promise<Exchange | null> {
  const askedAt = Date.now();
  try {
    const response = await fetch(path, {
      method,
      cache: "no-store",
      headers: { accept: "application/json", ...(input === undefined ? {} : { "content-type": "application/json" }) },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    noteServerDate(response.headers.get("date"), askedAt);
    return { status: response.status, ok: response.ok, body: await readJson(response) };
  } catch {
    return null;
  }
}

/** Undefined for a body that is not JSON, or that breaks off. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
