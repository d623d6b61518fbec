/** The sub-pages of the status page, one for each region in which Intercom hosts workspaces. */
export const REGIONS = ["us", "eu", "au"] as const;
export type Region = (typeof REGIONS)[number];

export const COMPONENTS = [
  "Fin AI Agent",
  "Inbox",
  "Web Messenger",
  "Mobile Messenger",
  "Webhooks",
  "REST API",
  "Phone",
  "Copilot",
  "Tickets",
  "Omnichannel",
  "Help Center",
  "Apps and Integrations",
  "Reporting",
  "Knowledge Hub",
  "Outbound",
  "Other",
] as const;
export type ComponentName = (typeof COMPONENTS)[number];

/** A component's id. Each region has components of its own; the page as a whole is told by the ids of the US. */
export function componentId(region: Region, name: ComponentName): string {
  return fakeUlid("C", REGIONS.indexOf(region) * 100 + COMPONENTS.indexOf(name));
}

/** 26 characters of Crockford's alphabet, the same for the same kind and number. */
export function fakeUlid(kind: "C" | "G" | "P", number: number): string {
  return `01JZFAKE${kind}${String(number).padStart(17, "0")}`;
}

export const PAGE_ID = fakeUlid("P", 0);
