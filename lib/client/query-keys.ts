/** What the browser keeps of the server's state, by name. */
export const queryKeys = {
  triage: ["triage"],
  monitor: ["monitor"],
  verdicts: ["verdicts"],
  /** Every chart, whatever its range. */
  samples: ["samples"],
  samplesOf: (range: string) => ["samples", range],
  statusPage: ["status-page"],
  playbook: (leaf: string) => ["playbook", leaf],
  workspace: ["workspace"],
  accounts: ["accounts"],
  tokens: ["tokens"],
  /** Every list of incidents, whatever its filters. */
  incidentLists: ["incidents"],
  incidentList: (search: string) => ["incidents", search],
  /** Every count by month, whatever its filters. */
  allIncidentMonths: ["incident-months"],
  incidentMonths: (search: string) => ["incident-months", search],
  /** Every record. */
  incidents: ["incident"],
  incident: (number: number) => ["incident", number],
  /** Every postmortem. */
  postmortems: ["postmortem"],
  postmortem: (number: number) => ["postmortem", number],
  /** Every list of versions. */
  allPostmortemVersions: ["postmortem-versions"],
  postmortemVersions: (number: number) => ["postmortem-versions", number],
  /** Never changes once it is there. */
  postmortemVersion: (number: number, id: number) => ["postmortem-version", number, id],
  postmortemTemplate: ["postmortem-template"],
  /** Of every incident. */
  allMessages: ["messages"],
  messages: (number: number) => ["messages", number],
  allViewers: ["viewers"],
  viewers: (number: number) => ["viewers", number],
  /** Every list of action items, whatever its filters. */
  actionItemLists: ["action-items"],
  actionItemList: (search: string) => ["action-items", search],
  people: ["people"],
  calendar: ["calendar"],
  audit: ["audit"],
  simulator: ["simulator"],
} as const;
