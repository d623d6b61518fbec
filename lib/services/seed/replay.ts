import type { Actor } from "#lib/auth/actor.ts";
import type { Author } from "#lib/incident/author.ts";
import { decide } from "#lib/incident/decide.ts";
import type { Decision } from "#lib/incident/decision.ts";
import { declare } from "#lib/incident/declare.ts";
import type { IncidentEvent, NewEvent } from "#lib/incident/event.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { recordEvents } from "#lib/services/record-events.ts";
import type { Story } from "#lib/services/seed/story.ts";

/** A log, and what it comes down to. */
export type Replayed = { readonly events: readonly IncidentEvent[]; readonly state: IncidentState };

/** Those of whom a story tells have no account: the operator writes it down under their names. */
export function tellerNamed(name: string): Actor {
  return { kind: "operator", name, role: "admin" };
}

/**
 * The log that a story leaves: what its commands would have written one by one.
 * @throws Error for a story of which anything is refused or changes nothing
 */
export function replay(story: Story, { drill }: { drill: boolean }): Replayed {
  const { declaration, declaredAt, by } = story;
  const declared = declare(declaration, { now: declaredAt, by: authorNamed(by), drill, triage: null });
  const begun = recorded(null, declared, { at: declaredAt, by });
  const events = [...begun.events];
  let { state } = begun;
  for (const { command, at, by } of story.steps) {
    const added = recorded(state, decide(state, command, { ...ALONE, now: at, by: authorNamed(by) }), { at, by });
    events.push(...added.events);
    state = added.state;
  }
  return { events, state };
}

/** Nothing in a story names a run or another incident. Numbers are given when it is stored. */
const ALONE = { number: 0, triage: null, finding: null, other: null } as const;

function authorNamed(name: string): Author {
  return authorOf(tellerNamed(name));
}

function recorded(before: IncidentState | null, decision: Decision, { at, by }: { at: Date; by: string }): Replayed {
  return recordEvents(before, accepted(decision), { by: authorNamed(by), now: at, command: null });
}

function accepted(decision: Decision): readonly NewEvent[] {
  if ("code" in decision) throw new Error(`a story is refused: ${decision.message}`);
  if (decision.events.length === 0) throw new Error("a story holds a command that changes nothing");
  return decision.events;
}
