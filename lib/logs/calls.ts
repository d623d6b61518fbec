import { endpointPath } from "#lib/logs/endpoint.ts";
import type { Fact, Facts, Scope } from "#lib/logs/fact.ts";
import type { Mention } from "#lib/logs/mentions.ts";
import type { Find } from "#lib/logs/parsed-log.ts";
import type { Target } from "#lib/logs/target.ts";

/** A failed call, and where its id stands. */
export type Call = Pick<Find, "status" | "code" | "at"> & {
  readonly id: string | null;
  readonly place: number;
  /** Worked out where it is wanted: most of a log with thousands of failed calls are only counted. */
  endpoint(): string | null;
};

type Interval = { readonly from: number; readonly to: number };

const TROUBLE =
  /error|fail|exception|time[d ]?out|refused|denied|exceed|unauthori[sz]ed|forbidden|warn|fatal|["']?level["']?[:=] ?[456]0/i;
const INTERCOM_ERROR = /error\.list|ntercom/i;

/** The failed calls of a record, each with what stands nearest to its id: in its own object first, then around it. */
export function* callsOf(text: string, mentions: readonly Mention[], facts: Facts): Generator<Call> {
  const record = text.slice(facts.from, facts.to);
  const isIntercom = INTERCOM_ERROR.test(record);
  const isTrouble = TROUBLE.test(record);
  const failing = facts.statuses.filter(({ value }) => value >= 400);
  const spoken = spokenCodes(record, facts.from);
  const intercom = facts.targets.filter(({ value }) => value.isIntercom);
  const paths = facts.targets.filter(({ value }) => value.host === null);
  const bodies = errorBodies(record, facts);
  const ranked = mentions.map((mention) => {
    const isInBody = bodies.has(scopeAt(facts.scopes, mention.at));
    return isInBody && mention.rank > 0 ? { ...mention, rank: 3 as const } : mention;
  });
  const strong = ranked.filter(({ rank, id }) => rank >= 2 && id !== null);
  const named = ranked.filter(({ rank, id }) => rank >= 1 && id !== null);
  for (const mention of ranked) {
    const { id, at, rank } = mention;
    if (rank === 0 && !isIntercom) continue;
    const places = around(at, facts);
    if (rank < 2 && isAnothers(mention, rank === 0 ? facts : places[0], rank === 0 ? named : strong)) continue;
    const status = (nearest(failing, at, places) ?? nearest(facts.statuses, at, places))?.value;
    const code = (nearest(facts.codes, at, places) ?? nearest(spoken, at, places))?.value ?? null;
    const isFailed = status === undefined ? rank === 3 || code !== null || isTrouble : status >= 400 || code !== null;
    const target = nearest(intercom, at, places) ?? nearest(paths, at, places) ?? nearest(facts.targets, at, places);
    // A host that is named and is not Intercom's, in a record that does not speak of Intercom.
    const isElsewhere = !isIntercom && target !== undefined && target.value.host !== null && !target.value.isIntercom;
    if (!isFailed || isElsewhere) continue;
    yield {
      id,
      place: at,
      status: status === undefined || status < 400 ? null : status,
      code,
      at: nearest(facts.times, at, places)?.value ?? null,
      endpoint: () => (target === undefined ? null : endpointOf(target, methodOf(target, facts))),
    };
  }
}

const BODY = /error\.list|["']?errors\\*["']?\s{0,4}[:=]/g;

/** The objects that are answers of Intercom which say what went wrong. */
function errorBodies(record: string, { from, scopes }: Facts): ReadonlySet<Scope | null> {
  const bodies = new Set<Scope | null>();
  for (const { index } of record.matchAll(BODY)) {
    const scope = scopeAt(scopes, from + index);
    if (scope !== null) bodies.add(scope);
  }
  return bodies;
}

const SPOKEN =
  /(?<![\w/.-])(?:unauthorized|forbidden|not_found|rate_limit_exceeded|too_many_requests|server_error|service_unavailable|request_timeout|parameter_(?:invalid|not_found)|bad_request|client_error|action_forbidden|api_plan_restricted|contact_merged|intercom_version_invalid|missing_authorization|token_(?:revoked|blocked|not_found|expired|unauthorized))(?![\w/-])/g;

/** Intercom's codes where they stand without a name. */
function spokenCodes(record: string, from: number): Fact<string>[] {
  return [...record.matchAll(SPOKEN)].map(({ 0: value, index }) => ({ at: from + index, value }));
}

function endpointOf({ value }: Fact<Target>, method: string | null): string {
  return method === null ? endpointPath(value.path) : `${method} ${endpointPath(value.path)}`;
}

/** How many other calls are looked at for the same path: a record that has more is a list of them. */
const MOST_SAME = 20;

/** What stands with the address itself, or where the same path is told again, or in the same object or line. */
function methodOf(target: Fact<Target>, facts: Facts): string | null {
  const { method, path } = target.value;
  if (method !== null) return method;
  const first = Math.max(0, firstFrom(facts.targets, target.at, ({ at }) => at) - MOST_SAME / 2);
  const same = facts.targets
    .slice(first, first + MOST_SAME)
    .find(({ value }) => value.path === path && value.method !== null);
  return same?.value.method ?? nearest(facts.methods, target.at, around(target.at, facts).slice(0, 1))?.value ?? null;
}

/** The id of our own request, beside or around that of the call to Intercom that it made. */
function isAnothers({ id }: Mention, own: Interval | undefined, surer: readonly Mention[]): boolean {
  if (own === undefined) return false;
  const first = firstFrom(surer, own.from, ({ at }) => at);
  return surer.slice(first, first + 4).some((other) => other.id !== id && other.at < own.to);
}

/** From the smallest that holds the place to the whole record: objects, and the line. */
function around(at: number, facts: Facts): Interval[] {
  const intervals: Interval[] = [];
  for (let scope = scopeAt(facts.scopes, at); scope !== null; scope = scope.parent) intervals.push(scope);
  const next = firstFrom(facts.lineEnds, at, (end) => end);
  const line = { from: (facts.lineEnds[next - 1] ?? facts.from - 1) + 1, to: facts.lineEnds[next] ?? facts.to };
  intervals.push(line, facts);
  return intervals.sort((a, b) => a.to - a.from - (b.to - b.from));
}

/** The innermost that holds the place. The last one that begins before it is that, or lies in it. */
function scopeAt(scopes: readonly Scope[], at: number): Scope | null {
  let scope = scopes[firstFrom(scopes, at, ({ from }) => from) - 1] ?? null;
  while (scope !== null && scope.to <= at) scope = scope.parent;
  return scope;
}

function nearest<T>(facts: readonly Fact<T>[], at: number, intervals: readonly Interval[]): Fact<T> | undefined {
  if (facts.length === 0) return undefined;
  const next = firstFrom(facts, at, (fact) => fact.at);
  const [before, after] = [facts[next - 1], facts[next]];
  for (const { from, to } of intervals) {
    const one = before !== undefined && before.at >= from ? before : undefined;
    const two = after !== undefined && after.at < to ? after : undefined;
    if (one !== undefined && two !== undefined) return at - one.at <= two.at - at ? one : two;
    if (one !== undefined || two !== undefined) return one ?? two;
  }
  return undefined;
}

/** The index of the first that does not stand before the place. */
function firstFrom<T>(sorted: readonly T[], at: number, placeOf: (one: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = sorted[middle];
    if (one !== undefined && placeOf(one) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
