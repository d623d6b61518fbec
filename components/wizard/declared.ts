import type { Evidence } from "#components/wizard/evidence.ts";
import type { GivenWalk } from "#components/wizard/given-walk.ts";
import type { Noticed } from "#components/wizard/noticed.ts";
import type { Fact } from "#lib/contracts/triage.ts";
import type { DeclarationInput } from "#lib/incident/command.ts";
import { wholeMinute } from "#lib/incident/next-update.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import { actionOf, causeOf } from "#lib/runbook/cause-and-action.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { suggestedSeverity } from "#lib/runbook/suggested-severity.ts";
import type { Instant } from "#lib/text/instant.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/** All that the form of a new incident holds. */
export type Declared = {
  readonly severity: Severity;
  readonly leaf: Leaf | null;
  readonly alertText: string;
  /** Null while the field holds no time. */
  readonly alertAt: Instant | null;
  readonly impact: string;
  readonly cause: string;
  readonly action: string;
  readonly nextUpdateAt: Instant | null;
  readonly commander: string;
  /** Whether the incident rests on the triage run that the walk saw. */
  readonly withRun: boolean;
  /** The suspicion that it is declared from; null where it is from none. */
  readonly suspicionId: string | null;
};

/** What a person entered; everything else follows from the walk and its evidence. */
export type Typed = Partial<Declared>;

export type Grounds = {
  readonly walk: GivenWalk;
  readonly evidence: Evidence | null;
  /** What the monitor suspects; null where it suspects nothing. */
  readonly noticed: Noticed | null;
  /** Who declares. */
  readonly me: string;
  /** When the form was opened. */
  readonly openedAt: Date;
  readonly now: Date;
  /** The next update as it was sent before; null where none was. */
  readonly promised: Instant | null;
};

const NEXT_UPDATE_AFTER_MIN = 30;

/** The form as it is filled in, and what was entered over it. */
export function declaredFrom(grounds: Grounds, typed: Typed): Declared {
  const leaf = typed.leaf === undefined ? leafIn(grounds) : typed.leaf;
  const { evidence, me, openedAt, now, promised } = grounds;
  const run = evidence?.run.verdict.leaf === leaf ? evidence.run : null;
  const noticed = grounds.noticed?.leaf === leaf ? grounds.noticed : null;
  // "Calls work" alerts nobody: whoever declares all the same was alerted by something else.
  const found = run === null || run.verdict.side === "healthy" ? "" : verdictSentence(run);
  return {
    severity: suggestionFor(leaf, grounds).severity,
    leaf,
    // A run knows only when it was made; the monitor knows since when it has been so.
    alertText: noticed?.trigger ?? found,
    alertAt: noticed?.startedAt ?? run?.startedAt ?? openedAt.toISOString(),
    impact: "",
    cause: leaf === null ? "" : causeOf(leaf),
    action: leaf === null ? "" : actionOf(leaf),
    // Sent again, the same press should say the same; but a form may be open for longer than the time it names.
    nextUpdateAt: isAhead(promised, now) ? promised : wholeMinute(now, NEXT_UPDATE_AFTER_MIN),
    commander: me,
    withRun: run !== null,
    suspicionId: noticed?.id ?? null,
    ...typed,
  };
}

/**
 * What stands still once the form was sent, also over a reload: only the same words are the same declaration. A next update
 * that nobody entered goes on with the time.
 */
export function stillOf(declared: Declared, typed: Typed): Typed {
  const { nextUpdateAt, ...rest } = declared;
  return typed.nextUpdateAt === undefined ? rest : { ...rest, nextUpdateAt };
}

/** A severity, and what speaks for it: the facts of the verdict, or a sentence where the walk went by hand. */
export type Suggestion = { readonly severity: Severity } & (
  | { readonly facts: readonly Fact[] }
  | { readonly reason: string }
);

export function suggestionFor(
  leaf: Leaf | null,
  { walk, evidence, noticed }: Pick<Grounds, "walk" | "evidence" | "noticed">,
): Suggestion {
  const verdict = evidence?.run.verdict;
  if (noticed?.leaf === leaf && (verdict?.leaf !== leaf || verdict.severity !== noticed.severity)) {
    return { severity: noticed.severity, reason: noticed.trigger };
  }
  if (verdict !== undefined && verdict.leaf === leaf && verdict.severity !== null) {
    return { severity: verdict.severity, facts: verdict.decidedBy };
  }
  const apiErrors = walk.path.find(({ question }) => question === "api-errors")?.answer;
  return suggestedSeverity(leaf, apiErrors === "yes" || apiErrors === "no" ? apiErrors : undefined);
}

/** Where nobody answered anything, what was noticed over several runs says more than the latest one, which may have met a good moment. */
function leafIn({ walk, noticed }: Pick<Grounds, "walk" | "noticed">): Leaf | null {
  const isByHand = walk.path.some(({ by }) => by === "person");
  return noticed !== null && !isByHand ? noticed.leaf : leafOf(walk);
}

export function leafOf({ end }: GivenWalk): Leaf | null {
  return "leaf" in end ? end.leaf : null;
}

function isAhead(at: Instant | null, now: Date): at is Instant {
  return at !== null && Date.parse(at) > now.getTime();
}

/** The message as it will be once the incident is declared. */
export function messageOf(declared: Declared, drill: boolean): string {
  return slackMessageOf({ ...declared, status: "INVESTIGATING", drill });
}

type Sent = Pick<Grounds, "walk" | "evidence"> & {
  /** When the walk began. */
  readonly startedAt: Instant;
};

/** The form as the server takes it. A time that is missing goes as it is: the server says at which field. */
export function declarationOf(declared: Declared, { walk, evidence, startedAt }: Sent): DeclarationInput {
  const { severity, leaf, impact, cause, action, commander, nextUpdateAt, alertText, alertAt, withRun, suspicionId } =
    declared;
  return {
    severity,
    leaf,
    impact,
    cause,
    action,
    commander,
    nextUpdateAt,
    firstAlert: { text: alertText, at: alertAt ?? "" },
    triageRunId: withRun && evidence !== null ? evidence.run.id : null,
    suspicionId,
    walk: walk.path.length === 0 ? null : { startedAt, answers: [...walk.path] },
  };
}
