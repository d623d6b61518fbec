import type { Place } from "#components/postmortem/comments/found-place.ts";
import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import type { Range } from "#lib/narrative/anchor.ts";

/** A comment about a place, and what was answered. */
export type Thread = {
  readonly comment: PostmortemComment;
  readonly place: Place;
  /** Where that is by now; null where the text is gone. */
  readonly range: Range | null;
  readonly answers: readonly PostmortemComment[];
};

/**
 * In the order in which the document is read; those whose text is gone come last.
 * @param comments the oldest first
 * @param ranges by the comments' ids
 * @param sections in the order of the document
 */
export function threadsOf(
  comments: readonly PostmortemComment[],
  ranges: ReadonlyMap<string, Range>,
  sections: readonly string[],
): readonly Thread[] {
  const threads = comments.flatMap((comment) =>
    comment.place === null
      ? []
      : [
          {
            comment,
            place: comment.place,
            range: ranges.get(comment.id) ?? null,
            answers: comments.filter(({ answers }) => answers === comment.id),
          },
        ],
  );
  return inDocument(threads, sections);
}

/** In the order in which the document is read; what is gone comes last. Of two at one place the first one stays first. */
export function inDocument<Item extends Pick<Thread, "place" | "range">>(
  items: readonly Item[],
  sections: readonly string[],
): readonly Item[] {
  const orderOf = ({ place, range }: Item) => {
    const section = sections.indexOf(place.section);
    return range === null || section === -1 ? GONE : [section, range.from, range.to];
  };
  return items.toSorted((one, other) => compare(orderOf(one), orderOf(other)));
}

export function isOpen({ comment }: Thread): boolean {
  return comment.resolved === null;
}

const GONE = [Number.POSITIVE_INFINITY];

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const than = other[index] ?? 0;
    if (value !== than) return value < than ? -1 : 1;
  }
  return 0;
}
