import type { Author } from "#lib/incident/author.ts";
import type { Circumstances, NumberedState, StepFinding } from "#lib/incident/circumstances.ts";
import { Command, type CommandInput, Declaration, type DeclarationInput } from "#lib/incident/command.ts";
import { decide } from "#lib/incident/decide.ts";
import { declare } from "#lib/incident/declare.ts";
import type { EventBody, IncidentEvent, NewEvent } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import type { Written } from "#lib/incident/postmortem-of.ts";
import type { Refusal } from "#lib/incident/refusal.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { instant } from "#lib/text/instant.ts";

/** A declaration in which nothing is left to chance; the first alert came at 14:05. */
export const DECLARATION: DeclarationInput = {
  severity: "P1",
  leaf: "token",
  impact: "Customer conversations not loading",
  cause: "Our token expired or was revoked",
  action: "Rotating token",
  commander: "ann",
  firstAlert: { text: "PagerDuty: 401 from Intercom", at: "2026-11-22T14:05:00Z" },
};

/** Declares what tests begin with: no commander, so that a declaration says nothing of who acknowledged it. */
const OPERATOR: Author = { kind: "operator", id: null, name: "operator" };

/** The runbook's postmortem before anybody has written a word of it. */
export const UNWRITTEN: Written = { outline: RUNBOOK_OUTLINE, texts: {} };

/** What a triage found out seconds after that alert, without a request id. */
export const TRIAGE: TriageFindings = {
  runId: "0d9e7c52-5a0b-4cf1-9d7b-0f6d6f3f7a11",
  simulated: false,
  startedAt: "2026-11-22T14:05:10.000Z",
  leaf: "token",
  text: "Intercom rejects our token",
  changes: [],
  requestIds: [],
};

/** Of a command that names nothing beside its incident. */
export function circumstancesAt(now: string | number): Circumstances {
  return { now: new Date(now), by: authorNamed("ann"), number: 42, triage: null, finding: null, other: null };
}

/** An incident's log as a test plays it: what was refused is kept beside it. */
export class Log {
  readonly events: IncidentEvent[] = [];
  readonly refusals: Refusal[] = [];
  readonly number = 42;

  constructor(
    declaration: Partial<DeclarationInput> = {},
    { now = "2026-11-22T14:06:00Z", drill = false, triage = null as TriageFindings | null } = {},
  ) {
    const input = Declaration.parse({ ...DECLARATION, ...declaration });
    const decision = declare(input, { now: new Date(now), by: OPERATOR, drill, triage });
    if ("code" in decision) throw new Error(`refused: ${decision.message}`);
    this.append(decision.events, now, "ann");
  }

  get state(): IncidentState {
    return fold(this.events);
  }

  /** Gives a command as a caller would write it. `expectedVersion` is the present version unless told. */
  do(
    command: CommandWithoutVersion,
    {
      now = "2026-11-22T14:30:00Z",
      by = "ann",
      triage = null as TriageFindings | null,
      finding = null as StepFinding | null,
      other = null as NumberedState | null,
    } = {},
  ): this {
    const circumstances = { ...circumstancesAt(now), by: authorNamed(by), number: this.number, triage, finding, other };
    const decision = decide(this.state, this.read(command), circumstances);
    if ("code" in decision) this.refusals.push(decision);
    else this.append(decision.events, now, by);
    return this;
  }

  read(command: CommandWithoutVersion): Command {
    const needsVersion = REPLACING.has(command.type) && !("expectedVersion" in command);
    return Command.parse(needsVersion ? { ...command, expectedVersion: this.state.version } : command);
  }

  private append(events: readonly NewEvent[], now: string, by: string): void {
    for (const event of events) {
      this.events.push({
        ...event,
        seq: this.events.length + 1,
        recordedAt: instant(new Date(now)),
        by: authorNamed(by),
      });
    }
  }
}

export function authorNamed(name: string): Author {
  return { kind: "account", id: name, name };
}

/** The types of command that carry `expectedVersion`, read from the schema itself. */
const REPLACING = new Set<string>(
  Command.options.filter(({ shape }) => "expectedVersion" in shape).map(({ shape }) => shape.type.value),
);

type WithoutVersion<C> = C extends { expectedVersion: number }
  ? Omit<C, "expectedVersion"> & { expectedVersion?: number }
  : C;
export type CommandWithoutVersion = WithoutVersion<CommandInput>;

/** The last entry of a kind. */
export function entryOf({ state }: Log, kind: EventBody["kind"]): Entry {
  const entry = state.entries.findLast(({ body }) => body.kind === kind);
  if (entry === undefined) throw new Error(`no entry of kind ${kind}`);
  return entry;
}
