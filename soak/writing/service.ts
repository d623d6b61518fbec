import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { startServer, temporaryFolder } from "../../e2e/support/app.ts";
import type { Program } from "../../e2e/support/processes.ts";
import { killTrees } from "../kill/processes.ts";

/** The server on one data folder, life after life. */
export class Service {
  readonly dataDir: string;
  readonly port: number;
  readonly remove: () => Promise<void>;
  #server: Program | null = null;

  private constructor(folder: Awaited<ReturnType<typeof temporaryFolder>>, port: number) {
    this.dataDir = folder.path;
    this.remove = folder.remove;
    this.port = port;
  }

  static async make(port: number): Promise<Service> {
    return new Service(await temporaryFolder(), port);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    if (this.#server === null) throw new Error("the server does not run");
    return this.#server.pid;
  }

  /** As one always starts it. It looks after its PostgreSQL, which may still run. */
  async start(): Promise<void> {
    this.#server = await startServer(this.port, this.dataDir, { LOG_LEVEL: "warn" });
  }

  /**
   * On the same PostgreSQL, which somebody else looks after: this server does not bring it back.
   * @returns what takes PostgreSQL away and brings it back
   */
  async startBeside(): Promise<{ take(): Promise<void>; bringBack(): Promise<void> }> {
    // Makes the database, and lets go of PostgreSQL when it is taken away.
    const database = await openEmbedded(this.dataDir);
    const cluster = await openCluster(this.dataDir);
    this.#server = await startServer(this.port, this.dataDir, {
      LOG_LEVEL: "warn",
      DATABASE_URL: database.url,
      AUTH_SECRET: randomBytes(32).toString("hex"),
    });
    return {
      take: () => stopCluster(cluster),
      bringBack: async () => {
        await startCluster(cluster, Number(new URL(database.url).port));
        await database.close();
      },
    };
  }

  /** With SIGKILL: the server alone, or PostgreSQL with it. */
  async kill(what: "server" | "both"): Promise<void> {
    const roots = [this.pid];
    if (what === "both") {
      const pidFile = await readFile(path.join(this.dataDir, "postgres", "postmaster.pid"), "utf8");
      roots.push(Number(pidFile.split("\n")[0]));
    }
    await killTrees(roots);
    await this.#server?.ends();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}
