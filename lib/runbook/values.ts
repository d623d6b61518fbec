/** The three places where Intercom keeps workspaces. Each has its own API host; another region's host knows nothing of ours. */
export type Region = "us" | "eu" | "au";

/** Source: the `servers` list of Intercom's OpenAPI description, version 2.16. */
export const API_HOSTS: Readonly<Record<Region, string>> = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
};

/** Where people of a region sign in to Intercom. */
export const APP_HOSTS: Readonly<Record<Region, string>> = {
  us: "https://app.intercom.com",
  eu: "https://app.eu.intercom.com",
  au: "https://app.au.intercom.com",
};

/**
 * What the playbooks fill in. There is no field for a token: commands name the variable `INTERCOM_ACCESS_TOKEN` instead.
 * Values may be any text; whoever puts one into a command quotes it.
 */
export type RunbookValues = {
  /** Base address of the Intercom API, as in `INTERCOM_API_URL`. */
  readonly apiUrl: string;
  /** Null while nobody knows it: no setting and no good `GET /me` yet. */
  readonly region: Region | null;
  /** The workspace's `id_code`, as it stands in Intercom's addresses. */
  readonly workspaceId: string | null;
  /** Name or ARN of the AWS secret that holds the token. */
  readonly secretId: string;
  /** Null leaves the choice to the AWS profile of the person. */
  readonly awsRegion: string | null;
  /** Null leaves the choice to the person's current kubectl context. */
  readonly namespace: string | null;
  readonly deployment: string;
  readonly healthUrl: string | null;
  readonly statusPageUrl: string;
};

/** What the runbook itself says, for whatever is not configured. */
export const DEFAULT_RUNBOOK_VALUES: RunbookValues = {
  apiUrl: API_HOSTS.us,
  region: null,
  workspaceId: null,
  secretId: "intercom/production/token",
  awsRegion: null,
  namespace: null,
  deployment: "intercom-service",
  healthUrl: null,
  statusPageUrl: "https://status.intercom.com",
};
