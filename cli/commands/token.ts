import { check, parse, UsageError } from "#cli/usage.ts";
import { withDatabase } from "#cli/with-database.ts";
import { NewApiToken } from "#lib/contracts/api-token.ts";
import type { Env } from "#lib/env.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";

/** Prints the token alone on a line, so that `TOKEN=$(offhook token add ...)` works; it is not shown again. */
export async function tokenCommand(env: Env, args: string[]): Promise<number> {
  const { values, positionals } = parse({ args, allowPositionals: true, options: { role: { type: "string" } } });
  const [verb, name, ...rest] = positionals;
  if (verb !== "add" || rest.length > 0) throw new UsageError("Expected: offhook token add NAME");
  const input = check(NewApiToken, { name, role: values.role }, { name: "NAME", role: "--role" });
  const { token } = await withDatabase(env, (ctx) => issueApiToken({ ctx, input }));
  console.log(token);
  return 0;
}
