import { COLLAB_PATH } from "#lib/contracts/collab.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import { createAdministrator, signInOverHttp } from "./sign-in.ts";

/** Several who may write at one server, each with a token of their own. */
export type Team = {
  readonly url: string;
  /** Where the nth of them writes, and what proves who that is. */
  socket(member: number): { url: string; headers: { authorization: string } };
};

/** Makes the first administrator, and with that a team. */
export async function teamOf(url: string, size: number): Promise<Team> {
  await createAdministrator(url);
  const headers = { cookie: await signInOverHttp(url), origin: url };
  const tokens: string[] = [];
  while (tokens.length < size) {
    const body = { name: `Writer ${tokens.length}`, role: "responder" };
    tokens.push((await asked<{ token: string }>(`${url}/api/tokens`, headers, body)).token);
  }
  return {
    url,
    socket: (member) => ({
      url: `${url.replace(/^http/, "ws")}${COLLAB_PATH}`,
      headers: { authorization: `Bearer ${tokens[member % size] ?? ""}` },
    }),
  };
}

/** A new incident's, with further sections for words. */
export async function postmortemFor(
  { url, socket }: Team,
  sections: readonly { readonly id: string; readonly title: string }[] = [],
): Promise<Postmortem> {
  const { headers } = socket(0);
  const declaration = { severity: "P3", firstAlert: { text: "Slow", at: new Date().toISOString() } };
  const { number } = await asked<IncidentRecord>(`${url}/api/incidents`, headers, declaration);
  const path = `${url}/api/incidents/${number}/postmortem`;
  const postmortem = await asked<Postmortem>(path, headers);
  if (sections.length === 0) return postmortem;
  const outline = [...postmortem.outline, ...sections.map((section) => ({ ...section, kind: "narrative" }))];
  return asked(`${path}/outline`, headers, { expectedVersion: postmortem.outlineVersion, outline }, "PUT");
}

/** Freezes it as it is now. */
export async function publish({ url, socket }: Team, number: number): Promise<void> {
  await asked(`${url}/api/incidents/${number}/postmortem/publications`, socket(0).headers, {});
}

/** What is exported of it now. */
export async function exportOf({ url, socket }: Team, number: number): Promise<string> {
  const response = await fetch(`${url}/api/incidents/${number}/postmortem.md`, { headers: socket(0).headers });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.text();
}

async function asked<T>(
  url: string,
  headers: Record<string, string>,
  body?: object,
  method: "POST" | "PUT" = "POST",
): Promise<T> {
  const response = await fetch(url, {
    headers: { ...headers, "content-type": "application/json" },
    ...(body !== undefined && { method, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
