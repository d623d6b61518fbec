import type { NewEvent } from "#lib/incident/event.ts";
import type { Refusal } from "#lib/incident/refusal.ts";

/** The events to record, none where everything already is as asked; or why it cannot be done. */
export type Decision = { readonly events: readonly NewEvent[] } | Refusal;
