import type { Problem } from "#lib/contracts/problem.ts";
import type { Answer } from "#simulator/reply.ts";

type ProblemFields = Pick<Problem, "status" | "code" | "title" | "detail"> & { errors?: Problem["errors"] };

/** An error of the simulator itself (RFC 9457), never one of a system that it plays. */
export function problem(fields: ProblemFields, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    kind: "answer",
    status: fields.status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ type: "about:blank", ...fields } satisfies Problem),
  };
}
