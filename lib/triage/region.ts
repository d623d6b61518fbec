import { API_HOSTS } from "#lib/runbook/values.ts";

/** Where Intercom hosts a workspace. Each region has its own API host and its own part of the status page. */
export const REGIONS = ["us", "eu", "au"] as const satisfies readonly (keyof typeof API_HOSTS)[];
export type Region = (typeof REGIONS)[number];

/** The region of `app.region` in `/me` (`US`, `EU`, `AU`), or null for anything else. */
export function regionNamed(name: string): Region | null {
  return REGIONS.find((region) => region === name.trim().toLowerCase()) ?? null;
}

/** The region that an API address belongs to, or null for a proxy or a simulator. */
export function regionOfApi(apiUrl: string): Region | null {
  const host = URL.parse(apiUrl)?.hostname;
  return REGIONS.find((region) => new URL(API_HOSTS[region]).hostname === host) ?? null;
}
