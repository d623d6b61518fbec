/** How far back the strip of verdicts reaches. */
export const HISTORY_HOURS = 24;
