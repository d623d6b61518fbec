import { readFile } from "node:fs/promises";
import { run } from "./processes.ts";

/** In KiB, as the system counts what a process has in memory. */
export async function residentKib(pid: number): Promise<number> {
  if (process.platform !== "linux") return Number((await run("ps", ["-o", "rss=", "-p", String(pid)], {})).output);
  // Small containers have no `ps`.
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
}
