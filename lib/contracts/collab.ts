/** The address of the WebSocket at which a postmortem's narrative is written together. */
export const COLLAB_PATH = "/collab";

/** Why the server ends a connection, in its close event. A browser connects again after those that say so. */
export const CLOSE_REASONS = {
  /** The account is disabled, the session is over or the token is revoked: signing in again helps. */
  unauthenticated: "unauthenticated",
  /** The role changed: connect again, with what it allows now. */
  "role-changed": "role-changed",
  /** What was sent is no change that the document can take. Connect again and compare. */
  malformed: "malformed",
  /** Too much at once; connect again in a while. */
  "too-fast": "too-fast",
  /** This person has too many connections open already. */
  "too-many": "too-many",
  /** The document holds as much as it can. */
  full: "full",
  /** Storing failed: nothing was acknowledged. Connect again. */
  unavailable: "unavailable",
} as const;
export type CloseReason = keyof typeof CLOSE_REASONS;

/** What each person's cursor and name carry, in the awareness state of Yjs under `user`. The server sets it, whatever was sent. */
export type Presence = {
  /** Of the account or token. */
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
};
