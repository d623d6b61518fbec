import { text } from "node:stream/consumers";
import { check, parse, UsageError } from "#cli/usage.ts";
import { withDatabase } from "#cli/with-database.ts";
import { NewAccount } from "#lib/contracts/account.ts";
import type { Env } from "#lib/env.ts";
import { createAccount } from "#lib/services/create-account.ts";

const WORDS = { email: "EMAIL", name: "--name", role: "--role", password: "The password on standard input" };

export async function userCommand(env: Env, args: string[]): Promise<number> {
  const { values, positionals } = parse({
    args,
    allowPositionals: true,
    options: { name: { type: "string" }, role: { type: "string" }, "password-stdin": { type: "boolean" } },
  });
  const [verb, email, ...rest] = positionals;
  if (verb !== "add" || rest.length > 0) throw new UsageError("Expected: offhook user add EMAIL");
  if (!values["password-stdin"]) {
    throw new UsageError(
      "--password-stdin: missing; a password given as an argument would stay in the shell's history",
    );
  }
  // The line break that `echo` and the Return key add is not part of the password.
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  const input = check(NewAccount, { email, name: values.name, role: values.role, password }, WORDS);
  const account = await withDatabase(env, (ctx) => createAccount({ ctx, input }));
  console.log(`${account.name} (${account.email}) may sign in as ${account.role}.`);
  return 0;
}
