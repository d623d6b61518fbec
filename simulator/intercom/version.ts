const NEWEST_MINOR = { 1: 4, 2: 17 } as const;

/**
 * Whether an `Intercom-Version` header names an API version (1.0 to 1.4, 2.0 to 2.17, Preview, Unstable). Without the
 * header the version set in the Developer Hub holds.
 */
export function isKnownVersion(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  if (header === "Preview" || header === "Unstable") return true;
  const [, major, minor] = /^([12])\.(0|[1-9]\d?)$/.exec(String(header)) ?? [];
  return minor !== undefined && Number(minor) <= NEWEST_MINOR[major === "1" ? 1 : 2];
}
