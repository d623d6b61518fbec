/** What the browser keeps of the server's state, by name. */
export const queryKeys = {
  triage: ["triage"],
  accounts: ["accounts"],
  tokens: ["tokens"],
  /** Every list of incidents, whatever its filters. */
  incidentLists: ["incidents"],
  incidentList: (search: string) => ["incidents", search],
  incidentMonths: (search: string) => ["incidents", "months", search],
  incident: (number: number) => ["incident", number],
} as const;
