import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");

/** The environment of a test's process: ours without what a developer's shell may hold. */
export function cleanEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, NODE_ENV: "production", ...more };
}

/** A program that was started, with all that it printed so far. */
export class Program {
  readonly child: ChildProcess;
  output = "";
  errors = "";

  constructor(file: string, args: string[], env: Record<string, string>, cwd = root) {
    this.child = spawn(file, args, { cwd, env: cleanEnv(env), stdio: ["pipe", "pipe", "pipe"] });
    this.child.stdout?.on("data", (chunk: Buffer) => {
      this.output += chunk;
    });
    this.child.stderr?.on("data", (chunk: Buffer) => {
      this.errors += chunk;
    });
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error("not started");
    return this.child.pid;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until the program has printed the text on standard output, or fails with all that it printed when it ends first. */
  async prints(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.hasEnded) throw new Error(`ended before it printed "${text}"\n${this.output}\n${this.errors}`);
      await Promise.race([once(this.child.stdout ?? this.child, "data"), once(this.child, "exit")]);
    }
  }

  /** The exit code; null after a signal. */
  async ends(): Promise<number | null> {
    if (!this.hasEnded) await once(this.child, "exit");
    return this.child.exitCode;
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (!this.hasEnded) this.child.kill(signal);
    return this.ends();
  }
}

/** Runs a program to its end. */
export async function run(
  file: string,
  args: string[],
  env: Record<string, string>,
  input = "",
): Promise<{ code: number | null; output: string; errors: string }> {
  const program = new Program(file, args, env);
  program.child.stdin?.end(input);
  if (!program.hasEnded) await once(program.child, "close");
  return { code: program.child.exitCode, output: program.output, errors: program.errors };
}
