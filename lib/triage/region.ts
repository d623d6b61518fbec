/** Where Intercom hosts a workspace. Each region has its own API host and its own part of the status page. */
export const REGIONS = ["us", "eu", "au"] as const;
export type Region = (typeof REGIONS)[number];

/** Intercom's published hosts: https://developers.intercom.com/docs/references/introduction (servers of the API description). */
const API_HOSTS: ReadonlyMap<string, Region> = new Map([
  ["api.intercom.io", "us"],
  ["api.eu.intercom.io", "eu"],
  ["api.au.intercom.io", "au"],
]);

/** The region of `app.region` in `/me` (`US`, `EU`, `AU`), or null for anything else. */
export function regionNamed(name: string): Region | null {
  return REGIONS.find((region) => region === name.trim().toLowerCase()) ?? null;
}

/** The region that an API address belongs to, or null for a proxy or a simulator. */
export function regionOfApi(apiUrl: string): Region | null {
  const host = URL.parse(apiUrl)?.hostname;
  return host === undefined ? null : (API_HOSTS.get(host) ?? null);
}
