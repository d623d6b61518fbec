import { USAGE, UsageError } from "#cli/usage.ts";
import { parseEnv, TRIAGE_VARIABLES } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** A command is loaded when it is asked for: `triage` must run where no database code could. */
async function command(name: string | undefined, args: string[]): Promise<number> {
  switch (name) {
    case "triage": {
      const { triageCommand } = await import("#cli/commands/triage.ts");
      return triageCommand(parseEnv(process.env, TRIAGE_VARIABLES), args);
    }
    case "user": {
      const { userCommand } = await import("#cli/commands/user.ts");
      return userCommand(parseEnv(process.env), args);
    }
    case "token": {
      const { tokenCommand } = await import("#cli/commands/token.ts");
      return tokenCommand(parseEnv(process.env), args);
    }
    case "seed": {
      const { seedCommand } = await import("#cli/commands/seed.ts");
      return seedCommand(parseEnv(process.env), args);
    }
    case "simulator": {
      const { simulatorCommand } = await import("#cli/commands/simulator.ts");
      return simulatorCommand(args);
    }
    case "migrate": {
      const { migrateCommand } = await import("#cli/commands/migrate.ts");
      return migrateCommand(parseEnv(process.env));
    }
    case "rebuild": {
      const { rebuildCommand } = await import("#cli/commands/rebuild.ts");
      return rebuildCommand(parseEnv(process.env), args);
    }
    case "help":
    case "--help":
      console.log(USAGE);
      return 0;
    default:
      throw new UsageError(name === undefined ? USAGE : `There is no command ${name}.\n\n${USAGE}`);
  }
}

// Standard output belongs to the command's result, and what goes wrong is told on standard error.
log.level = "silent";
const [name, ...args] = process.argv.slice(2);
try {
  process.exitCode = await command(name, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
// The schema engine leaves a timer behind that would keep the process for another 10 s. What was printed goes out first.
process.stdout.write("", () => process.exit());
