/** What the browser keeps of the server's state, by name. */
export const queryKeys = {
  triage: ["triage"],
  monitor: ["monitor"],
  verdicts: ["verdicts"],
  /** Every chart, whatever its range. */
  samples: ["samples"],
  samplesOf: (range: string) => ["samples", range],
  statusPage: ["status-page"],
  accounts: ["accounts"],
  tokens: ["tokens"],
  /** Every list of incidents, whatever its filters. */
  incidentLists: ["incidents"],
  incidentList: (search: string) => ["incidents", search],
  incidentMonths: (search: string) => ["incidents", "months", search],
  incident: (number: number) => ["incident", number],
} as const;
