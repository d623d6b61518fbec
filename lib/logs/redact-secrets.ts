import { commandLineSecrets } from "#lib/logs/command-line-secrets.ts";
import { emailAddresses } from "#lib/logs/e-mail-addresses.ts";
import { namedSecrets } from "#lib/logs/named-secrets.ts";
import { type Redaction, SECRET_KINDS, type SecretKind } from "#lib/logs/parsed-log.ts";
import { secretShapes } from "#lib/logs/secret-shapes.ts";
import { isBlackedOut, labelOf, type Span } from "#lib/logs/span.ts";

/** What is blacked out can make its neighbour show as what it is; after so many times nothing does. */
const MOST_PASSES = 8;

/**
 * Blacks out what must not be kept, visibly: secrets, and what tells of a person. What was blacked out already stays as it is.
 * Request ids, statuses, times, paths and error codes stay. In a time that grows as the text does.
 */
export function redactSecrets(text: string): { readonly text: string; readonly found: readonly Redaction[] } {
  const counts = new Map<SecretKind, number>();
  let left = text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const spans = disjoint(spansIn(left));
    if (spans.length === 0) break;
    for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    left = replaceSpans(left, spans);
  }
  return { text: left, found: foundIn(counts) };
}

/** In the order of the kinds, those that there are. */
export function foundIn(counts: ReadonlyMap<SecretKind, number>): Redaction[] {
  return SECRET_KINDS.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}

function spansIn(text: string): Span[] {
  const spans = [...namedSecrets(text), ...secretShapes(text), ...commandLineSecrets(text), ...emailAddresses(text)];
  return spans.filter(({ from, to }) => from < to && !isBlackedOut(text.slice(from, to)));
}

/** Those that touch become one, of the kind of the one that begins first. */
function disjoint(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from || b.to - a.to);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last === undefined || span.from >= last.to) merged.push(span);
    else if (span.to > last.to) merged[merged.length - 1] = { ...last, to: span.to };
  }
  return merged;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, kind } of spans) {
    parts.push(text.slice(done, from), labelOf(kind));
    done = to;
  }
  parts.push(text.slice(done));
  return parts.join("");
}
