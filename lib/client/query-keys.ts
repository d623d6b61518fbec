/** What the browser keeps of the server's state, by name. */
export const queryKeys = {
  triage: ["triage"],
  accounts: ["accounts"],
  tokens: ["tokens"],
} as const;
