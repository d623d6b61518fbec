import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Program } from "./processes.ts";

/** The built app in a process of its own, with a data folder of its own. */
export type App = {
  url: string;
  simulatorUrl: string;
  port: number;
  dataDir: string;
  program: Program;
  stop(): Promise<void>;
};

/** For tests that are about the monitor: it looks every second. */
export const MONITOR_EVERY_SECOND = {
  MONITOR: "on",
  MONITOR_INTERVAL_SECONDS: "1",
  MONITOR_FAST_INTERVAL_SECONDS: "1",
};

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "offhook-e2e-"));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts the server and waits until it serves. */
export async function startServer(port: number, dataDir: string, env: Record<string, string> = {}): Promise<Program> {
  const program = new Program(process.execPath, ["server.ts"], {
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: "info",
    // What a test sees is what it did itself; those that are about the monitor switch it on.
    MONITOR: "off",
    ...env,
  });
  try {
    await program.prints("Offhook is at");
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

export async function startApp(port: number, env: Record<string, string> = {}): Promise<App> {
  const folder = await temporaryFolder();
  const program = await startServer(port, folder.path, env);
  return {
    url: `http://localhost:${port}`,
    simulatorUrl: `http://127.0.0.1:${port + 1}`,
    port,
    dataDir: folder.path,
    program,
    stop: async () => {
      await program.stop();
      await folder.remove();
    },
  };
}
