import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { type CollabServer, openDocument, type RawClient, serveCollab } from "#lib/collab/testing.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

type Suite = {
  /** The one that stands for all tests of the suite. */
  server(): CollabServer;
  databaseUrl(): string;
  /** A client that leaves when its test is over. */
  open(headers: Record<string, string>, document: string, at?: { url: string }): Promise<RawClient>;
  /** The same for one that was opened otherwise. */
  leaveAfter(client: RawClient): void;
  /** Another server on the same database, with limits of its own, until the test is over. */
  serve(limits: Parameters<typeof serveCollab>[1]): Promise<CollabServer>;
};

/** A server on a database of its own for a suite. */
export function collabSuite(): Suite {
  const suite: { database?: Awaited<ReturnType<typeof openTestDatabase>>; server?: CollabServer } = {};
  const clients: RawClient[] = [];
  const servers: CollabServer[] = [];

  const present = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error("the suite's server is not there yet");
    return value;
  };

  beforeAll(async () => {
    suite.database = await openTestDatabase(inject("postgresUrl"));
    suite.server = await serveCollab(suite.database.url);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.leave();
    await Promise.all(servers.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await suite.server?.close();
    await suite.database?.close();
  });

  return {
    server: () => present(suite.server),
    databaseUrl: () => present(suite.database).url,
    leaveAfter: (client) => {
      clients.push(client);
    },
    open: async (headers, document, at = present(suite.server)) => {
      const client = await openDocument(at.url, headers, document);
      clients.push(client);
      return client;
    },
    serve: async (limits) => {
      const one = await serveCollab(present(suite.database).url, limits);
      servers.push(one);
      return one;
    },
  };
}
