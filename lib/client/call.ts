import type { Answer, Failure } from "#lib/client/answer.ts";
import { exchange, type Method } from "#lib/client/exchange.ts";
import { readProblem } from "#lib/client/read-problem.ts";

export const UNREACHABLE: Failure = {
  code: "unreachable",
  status: null,
  message: "The Offhook server does not answer. Check that it runs and that this device is online, then try again.",
  fields: {},
};

/**
 * Calls our own API. Never throws for what a network, a server or an input can do.
 * The answer is trusted to be a `Result`: the server builds it from the same contract.
 */
export async function call<Result>(method: Method, path: string, input?: unknown): Promise<Answer<Result>> {
  const answer = await exchange(method, path, input);
  if (answer === null) return { ok: false, failure: UNREACHABLE };
  const { status, ok, body } = answer;
  if (!ok) return { ok: false, failure: readProblem(status, body) };
  if (body === undefined && status !== 204) return { ok: false, failure: unreadable(status) };
  return { ok: true, value: body as Result };
}

function unreadable(status: number): Failure {
  return {
    code: "unreadable",
    status,
    message: `Something other than Offhook answered (HTTP ${status}). A proxy in between may be in the way.`,
    fields: {},
  };
}
