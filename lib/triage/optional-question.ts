/** Questions that a run may leave for later. `/me`, the status page and our own health are always asked. */
export const OPTIONAL_QUESTIONS = ["meWithoutToken", "conversations", "contactsSearch"] as const;
export type OptionalQuestion = (typeof OPTIONAL_QUESTIONS)[number];
