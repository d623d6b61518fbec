import type { CommandInput } from "#lib/incident/command.ts";

type RequestIdInput = Extract<CommandInput, { type: "add-request-ids" }>["requestIds"][number];

/** A request id as it was typed, and on which line: errors are told by line. */
export type TypedRequestId = { readonly line: number; readonly requestId: RequestIdInput };

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD)$/;

/**
 * One request id a line, and beside it what else is known of the call, in any order: `req_1 GET /contacts 503`. What is
 * not understood stays with the id, so that the server says what is wrong with it.
 */
export function readRequestIdLines(text: string): TypedRequestId[] {
  return text
    .split("\n")
    .map((content, index) => ({
      line: index + 1,
      words: content
        .trim()
        .split(/[\s,;]+/)
        .filter(Boolean),
    }))
    .filter(({ words }) => words.length > 0)
    .map(({ line, words }) => ({ line, requestId: readWords(words) }));
}

function readWords([id = "", ...more]: string[]): RequestIdInput {
  const rest: string[] = [];
  let status: number | null = null;
  let endpoint: string | null = null;
  for (let index = 0; index < more.length; index += 1) {
    const [word = "", next] = more.slice(index);
    if (status === null && /^[1-5]\d\d$/.test(word)) status = Number(word);
    else if (endpoint === null && METHOD.test(word) && next?.startsWith("/")) {
      endpoint = `${word} ${next}`;
      index += 1;
    } else if (endpoint === null && word.startsWith("/")) endpoint = word;
    else rest.push(word);
  }
  return { id: [id, ...rest].join(" "), endpoint, status };
}

/** The server's complaints, `requestIds.1.id`, told by the lines that were typed. */
export function complaintOf(
  typed: readonly TypedRequestId[],
  fields: Readonly<Record<string, string>>,
): string | undefined {
  const complaints = Object.entries(fields).flatMap(([field, message]) => {
    const [, index] = /^requestIds\.(\d+)/.exec(field) ?? [];
    if (index !== undefined) return [`Line ${typed[Number(index)]?.line ?? "?"}: ${message}`];
    return field === "requestIds" ? [message] : [];
  });
  return complaints.length === 0 ? undefined : complaints.join(". ");
}
