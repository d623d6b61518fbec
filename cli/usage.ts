import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import type { z } from "zod";

/** The command line was not understood, or holds a value that is wrong; printed as it is, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const USAGE = `Usage: offhook COMMAND

  triage [--json] [--slack]       the five checks, the verdict and what to do; needs no server and no database
  user add EMAIL --name NAME --role admin|responder|viewer --password-stdin
                                  creates an account; the password is read from standard input
  token add NAME --role responder|viewer
                                  prints a new API token, once
  simulator --port N              a fake Intercom, status page, Slack and health check on 127.0.0.1
  seed --incidents N              adds a sample history of N incidents
  migrate                         brings the database up to date
  rebuild                         brings the lists of incidents back in line with their logs
`;

/** Node's own parser, with its complaints as usage errors. */
export function parse<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Checks what was typed against the contract that the API checks too. */
export function check<T>(schema: z.ZodType<T>, value: unknown, words: Readonly<Record<string, string>>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const field = issue.path.join(".");
    return `${words[field] ?? field}: ${issue.message}`;
  });
  throw new UsageError(lines.join("\n"));
}
