import type { Declared, Typed } from "#components/wizard/declared.ts";
import { QUESTIONS } from "#components/wizard/given-walk.ts";
import { type Noticed, readNoticed } from "#components/wizard/noticed.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { type Answers, answersOf } from "#lib/runbook/decision-tree.ts";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { SEVERITIES } from "#lib/runbook/severity.ts";
import type { Instant } from "#lib/text/instant.ts";

/** A declaration that was sent, and may have been recorded though its answer was lost. */
export type SentDeclaration = {
  /** The idempotency key. It stays the same whatever is changed in the form: one draft is one incident. */
  readonly key: string;
  readonly nextUpdateAt: Instant | null;
};

/** What a person answered and typed, kept in the browser until the incident is declared. */
export type WizardDraft = {
  /** When the walk began. */
  readonly startedAt: Instant;
  /** The run from which the other answers and the filled-in form come; it stays the same while the person works on. */
  readonly run: TriageRun | null;
  /** What the monitor suspected; it stays the same too. */
  readonly noticed: Noticed | null;
  readonly answers: Answers;
  readonly typed: Typed;
  /** Null while nothing was sent. */
  readonly sent: SentDeclaration | null;
};

/** Reads what was kept, maybe by an earlier version: whatever part of it no longer fits is left out. */
export function readDraft(kept: unknown): WizardDraft | null {
  if (!isRecord(kept) || !isInstant(kept.startedAt)) return null;
  return {
    startedAt: kept.startedAt,
    run: readRun(kept.run),
    noticed: readNoticed(kept.noticed),
    answers: readAnswers(kept.answers),
    typed: readTyped(kept.typed),
    sent: readSent(kept.sent),
  };
}

function readAnswers(kept: unknown): Answers {
  if (!isRecord(kept)) return {};
  const known = QUESTIONS.filter((id) => answersOf(id).some(({ id: answer }) => answer === kept[id]));
  return Object.fromEntries(known.map((id) => [id, kept[id]])) as Answers;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTimeOrNull = (value: unknown): value is Instant | null => value === null || isInstant(value);

/** Tells for each field whether a value can be its. */
const FITS: { readonly [Field in keyof Declared]: (value: unknown) => value is Declared[Field] } = {
  severity: (value): value is Declared["severity"] => SEVERITIES.some((severity) => severity === value),
  leaf: (value): value is Declared["leaf"] => value === null || LEAVES.some((leaf) => leaf === value),
  alertText: isText,
  alertAt: isTimeOrNull,
  impact: isText,
  cause: isText,
  action: isText,
  nextUpdateAt: isTimeOrNull,
  commander: isText,
  withRun: (value): value is boolean => typeof value === "boolean",
  suspicionId: (value): value is string | null => value === null || isText(value),
};

function readTyped(kept: unknown): Typed {
  if (!isRecord(kept)) return {};
  const fitting = Object.entries(FITS).filter(([field, fits]) => Object.hasOwn(kept, field) && fits(kept[field]));
  return Object.fromEntries(fitting.map(([field]) => [field, kept[field]]));
}

function readSent(kept: unknown): SentDeclaration | null {
  if (!isRecord(kept) || !isText(kept.key) || kept.key === "") return null;
  return { key: kept.key, nextUpdateAt: isInstant(kept.nextUpdateAt) ? kept.nextUpdateAt : null };
}

/** As much of a run as the wizard rests on. A run of another form is no loss: the next one is seconds away. */
function readRun(kept: unknown): TriageRun | null {
  if (!isRecord(kept) || !isText(kept.id) || !isInstant(kept.startedAt) || !isInstant(kept.endedAt)) return null;
  const { verdict, readings } = kept;
  const hasVerdict =
    isRecord(verdict) &&
    LEAVES.some((leaf) => leaf === verdict.leaf) &&
    (verdict.severity === null || FITS.severity(verdict.severity)) &&
    isText(verdict.side) &&
    isText(verdict.confidence) &&
    areAll(verdict.decidedBy, ["probe", "fact"]);
  return hasVerdict && areAll(readings, ["probe", "state", "value", "at"]) ? (kept as TriageRun) : null;
}

function areAll(list: unknown, texts: readonly string[]): boolean {
  return Array.isArray(list) && list.every((item) => isRecord(item) && texts.every((name) => isText(item[name])));
}

function isInstant(value: unknown): value is Instant {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
