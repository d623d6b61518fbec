/** The most that one incident takes of each kind of text, in UTF-16 units, and of lists. */
export const LIMITS = {
  sentence: 500,
  label: 60,
  note: 10_000,
  /** What Slack shows of a message without cutting it. */
  message: 3_000,
  name: 100,
  endpoint: 300,
  requestId: 200,
  /** Far more than any incident has. A log is read, folded and sent whole, which a program in a loop must not make slow for all. */
  events: 10_000,
  requestIdsAtOnce: 500,
  requestIds: 10_000,
  actionItems: 500,
  related: 50,
  /** Conversations or users: more than any workspace has, and still exact as a number. */
  affected: 1_000_000_000,
} as const;
