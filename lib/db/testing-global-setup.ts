import type { TestProject } from "vitest/node";
import { prepareTemplate, temporaryPostgres } from "#lib/db/testing.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the PostgreSQL that this run of the integration tests started. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all integration tests, and stops it after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await temporaryPostgres();
  await prepareTemplate(postgres.url);
  project.provide("postgresUrl", postgres.url);
  return postgres.close;
}
