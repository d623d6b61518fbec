/** The ends of the decision tree: what the evidence comes down to. */
export const LEAVES = [
  "upstream",
  "token",
  "scope",
  "plan",
  "rate-limit",
  "server-error",
  "degraded",
  "request",
  "infrastructure",
  "intermittent",
] as const;

export type Leaf = (typeof LEAVES)[number];
