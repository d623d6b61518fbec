import { OPERATOR } from "#lib/auth/actor.ts";
import type {
  Postmortem,
  PostmortemComment,
  PostmortemTemplate,
  PostmortemVersion,
  PostmortemVersionPage,
  PostmortemVersionText,
} from "#lib/contracts/postmortem.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import { answerApi } from "#lib/http/api.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import type { Author } from "#lib/incident/author.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { contextOf } from "#lib/services/testing.ts";

/** What was answered: the value that the address promises, or a problem. A test reads the one that it expects. */
type Answered<T> = { status: number; body: T & Pick<Problem, "code" | "detail" | "errors" | "conflict"> };

export type PostmortemClient = Awaited<ReturnType<typeof postmortemClient>>;

/** A program with an API token of its own, at the addresses of postmortems. What it sends is whatever a test likes. */
export async function postmortemClient(name: string, role: "responder" | "viewer" = "responder") {
  const { id, token } = await issueApiToken({ ctx: contextOf(OPERATOR), input: { name, role } });
  const headers = { authorization: `Bearer ${token}` };
  const send = (method: string, path: string, json?: unknown) =>
    ask(answerApi, requestTo(path, { method, headers, ...(json !== undefined && { json }) }));
  async function answered<T>(method: string, path: string, json?: unknown): Promise<Answered<T>> {
    const response = await send(method, path, json);
    return { status: response.status, body: await response.json() };
  }
  const of = (number: number | string, rest = "") => `/api/incidents/${number}/postmortem${rest}`;
  return {
    author: { kind: "api-token", id, name } satisfies Author,
    read: (number: number | string) => answered<Postmortem>("GET", of(number)),
    changeOutline: (number: number, json: unknown) => answered<Postmortem>("PUT", of(number, "/outline"), json),
    versions: (number: number, query = "") => answered<PostmortemVersionPage>("GET", of(number, `/versions${query}`)),
    version: (number: number, id: number | string) =>
      answered<PostmortemVersionText>("GET", of(number, `/versions/${id}`)),
    restore: (number: number, id: number | string) =>
      answered<PostmortemVersion>("POST", of(number, `/versions/${id}/restorations`)),
    publish: (number: number) => answered<PostmortemVersion>("POST", of(number, "/publications")),
    comment: (number: number, json: unknown) => answered<PostmortemComment>("POST", of(number, "/comments"), json),
    changeComment: (number: number, comment: string, json: unknown) =>
      answered<PostmortemComment>("PATCH", of(number, `/comments/${comment}`), json),
    /** The answer without having read it: it has no body where all went well. */
    deleteComment: (number: number, comment: string) => send("DELETE", of(number, `/comments/${comment}`)),
    markdown: (number: number, query = "") => send("GET", of(number, `.md${query}`)),
    template: () => answered<PostmortemTemplate>("GET", "/api/postmortem-template"),
    changeTemplate: (json: unknown) => answered<PostmortemTemplate>("PUT", "/api/postmortem-template", json),
  };
}
