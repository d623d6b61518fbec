/** How many open incidents the dashboard shows; the list has the rest. */
export const OPEN_SHOWN = 20;
