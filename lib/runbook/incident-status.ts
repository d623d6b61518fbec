/** Where an incident can stand while it is open, in the words of the runbook's Slack message. */
export const OPEN_STATUSES = ["INVESTIGATING", "IDENTIFIED", "MONITORING"] as const;

export const STATUSES = [...OPEN_STATUSES, "RESOLVED"] as const;

export type OpenStatus = (typeof OPEN_STATUSES)[number];
export type Status = (typeof STATUSES)[number];
