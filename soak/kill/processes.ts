import { readdir, readFile } from "node:fs/promises";
import { run } from "../../e2e/support/processes.ts";

/**
 * Kills, with SIGKILL, these processes and all that they have started. They are stopped first, so that what they start
 * cannot slip through between looking and killing.
 */
export async function killTrees(roots: readonly number[]): Promise<void> {
  for (const pid of roots) signal(pid, "SIGSTOP");
  const parents = await parentOfEach();
  const tree = new Set(roots);
  // A set that grows while it is walked is walked to its end.
  for (const parent of tree) for (const [pid, of] of parents) if (of === parent) tree.add(pid);
  for (const pid of tree) signal(pid, "SIGKILL");
}

/** The parents of all processes on this machine, by process id. */
async function parentOfEach(): Promise<Map<number, number>> {
  return process.platform === "linux" ? parentsFromProc() : parentsFromPs();
}

/** Small containers have no `ps`. */
async function parentsFromProc(): Promise<Map<number, number>> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const pairs = pids.map(async (pid) => {
    // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    return [pid, Number(stat.slice(stat.lastIndexOf(")") + 1).split(" ")[2])] as const;
  });
  return new Map(await Promise.all(pairs));
}

async function parentsFromPs(): Promise<Map<number, number>> {
  const { output } = await run("ps", ["-A", "-o", "pid=,ppid="], {});
  const lines = output.trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      return [pid ?? 0, parent ?? 0];
    }),
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
