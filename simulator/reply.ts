/** An answer to send, after `afterMs` milliseconds where given. Header names are written in lower case. */
export type Answer = {
  kind: "answer";
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
  afterMs?: number;
};

/** What happens to one request. Systems decide it; `deliver` does it. */
export type Reply =
  | Answer
  /** Status 200, then a body that never ends. */
  | { kind: "endless"; headers: Readonly<Record<string, string>> }
  /** Nothing, on a connection that stays open. */
  | { kind: "silence" }
  /** The connection is aborted with a TCP reset. */
  | { kind: "reset" }
  /** The connection is closed without an answer. */
  | { kind: "drop" };

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return answer(status, "application/json; charset=utf-8", JSON.stringify(body), headers);
}

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return answer(status, "text/plain; charset=utf-8", body, headers);
}

/** A page made of a title and a sentence, both written here and never taken from a request. */
export function page(
  status: number,
  title: string,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const html = `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${sentence}</p></body></html>\n`;
  return answer(status, "text/html; charset=utf-8", html, headers);
}

function answer(status: number, type: string, body: string, headers: Readonly<Record<string, string>>): Answer {
  return { kind: "answer", status, headers: { "content-type": type, ...headers }, body };
}
