import { spawn } from "node:child_process";
import { pinnedNode, root } from "./setup.mjs";

/** How often to look whether whoever started us is still there. npm does not pass SIGTERM on: it just goes. */
const WATCH_MS = 250;

/**
 * Runs a program with the pinned Node until it ends, and takes it along when we are told to stop or our parent is gone.
 * The program hears of it by SIGTERM or by the end of its IPC channel, and gets all the time it needs.
 * @returns its exit code
 */
export function launch(args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, args, { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), WATCH_MS);
    // Ctrl-C reaches the child from the terminal itself; a second signal does no harm.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
