import { fromInstant, readMoment, toInstant } from "#components/incidents/days.ts";
import type { IncidentQuery } from "#lib/contracts/incident.ts";
import { OPEN_STATUSES, STATUSES, type Status } from "#lib/runbook/incident-status.ts";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { SEVERITIES, type Severity } from "#lib/runbook/severity.ts";
import { UNPRINTABLE } from "#lib/text/clean.ts";

/** What narrows the list of incidents. Kinds narrow each other; values of one kind add up. */
export type Filters = {
  /** Words; empty is none. */
  readonly q: string;
  readonly status: readonly Status[];
  readonly severity: readonly Severity[];
  readonly leaf: readonly Leaf[];
  /** The first alert came on or after this day (UTC), or at or after this instant. */
  readonly from: string | null;
  /** The first alert came on or before this day (UTC), or before this instant. */
  readonly to: string | null;
};

export const NO_FILTERS: Filters = { q: "", status: [], severity: [], leaf: [], from: null, to: null };
export const OPEN_INCIDENTS: Filters = { ...NO_FILTERS, status: OPEN_STATUSES };

/** A value in the address that filters nothing, and what is wrong with it. */
export type Mistake = { readonly name: keyof Filters; readonly value: string; readonly why: string };

/** The most that the API searches for. */
const LONGEST_SEARCH = 200;

/** Nobody sees them and nobody types them; the API refuses them. */
const UNSEEN = new RegExp(`${UNPRINTABLE}+`, "gu");

/** Reads an address. What cannot be read filters nothing and is named; everything else counts. */
export function readFilters(address: URLSearchParams): { filters: Filters; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const filters: Filters = {
    q: readWords(address.get("q") ?? "", mistakes),
    status: readSeveral("status", STATUSES, address, mistakes),
    severity: readSeveral("severity", SEVERITIES, address, mistakes),
    leaf: readSeveral("leaf", LEAVES, address, mistakes),
    from: readEnd("from", address, mistakes),
    to: readEnd("to", address, mistakes),
  };
  return { filters, mistakes };
}

/** The filters as an address holds them; the same filters always give the same text. */
export function addressOf({ q, status, severity, leaf, from, to }: Filters): URLSearchParams {
  const address = new URLSearchParams();
  if (q !== "") address.append("q", q);
  for (const value of STATUSES) if (status.includes(value)) address.append("status", value);
  for (const value of SEVERITIES) if (severity.includes(value)) address.append("severity", value);
  for (const value of LEAVES) if (leaf.includes(value)) address.append("leaf", value);
  if (from !== null) address.append("from", from);
  if (to !== null) address.append("to", to);
  return address;
}

/** The filters as the service takes them. */
export function queryOf({ q, status, severity, leaf, from, to }: Filters): Omit<IncidentQuery, "limit" | "cursor"> {
  return {
    ...(q !== "" && { q }),
    ...(status.length > 0 && { status: [...status] }),
    ...(severity.length > 0 && { severity: [...severity] }),
    ...(leaf.length > 0 && { leaf: [...leaf] }),
    ...(from !== null && { from: fromInstant(from) }),
    ...(to !== null && { to: toInstant(to) }),
  };
}

/** The filters as the API's address takes them. */
export function apiSearch(filters: Filters): URLSearchParams {
  const search = addressOf(filters);
  if (filters.from !== null) search.set("from", fromInstant(filters.from));
  if (filters.to !== null) search.set("to", toInstant(filters.to));
  return search;
}

export function isFiltered(filters: Filters): boolean {
  return addressOf(filters).size > 0;
}

/** A range that ends before it begins has no incident in it. */
export function endsBeforeItBegins({ from, to }: Filters): boolean {
  return from !== null && to !== null && toInstant(to) <= fromInstant(from);
}

/** With the value where it was missing, without it where it was there. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** Words as the API takes them: on one line, and without what cannot be seen. */
export function searchWords(text: string): string {
  return text.toWellFormed().replace(UNSEEN, " ").trim();
}

function readWords(text: string, mistakes: Mistake[]): string {
  const words = searchWords(text);
  if (words.length <= LONGEST_SEARCH) return words;
  mistakes.push({ name: "q", value: text, why: `A search has at most ${LONGEST_SEARCH} characters.` });
  return "";
}

function readSeveral<Value extends string>(
  name: "status" | "severity" | "leaf",
  known: readonly Value[],
  address: URLSearchParams,
  mistakes: Mistake[],
): Value[] {
  const given = new Set(address.getAll(name));
  for (const value of given) {
    if (!known.some((one) => one === value)) mistakes.push({ name, value, why: `Possible: ${known.join(", ")}.` });
  }
  return known.filter((value) => given.has(value));
}

function readEnd(name: "from" | "to", address: URLSearchParams, mistakes: Mistake[]): string | null {
  const given = address.get(name);
  if (given === null) return null;
  const end = readMoment(given);
  if (end === null)
    mistakes.push({ name, value: given, why: "Possible: a day such as 2026-11-22, from 2000 to 2099." });
  return end;
}
