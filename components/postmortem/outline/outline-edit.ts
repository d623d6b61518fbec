import { type Block, isOfRunbook, type Outline } from "#lib/runbook/outline.ts";

/** As the contract has it, which browser code does not load for a figure. */
export const MOST_BLOCKS = 20;

/** What a title may be long at most. */
export const LONGEST_TITLE = 80;

const LONGEST_ID = 40;

/** What teams add most often. */
const SUGGESTIONS = [
  { id: "what-went-well", title: "What went well" },
  { id: "where-we-got-lucky", title: "Where we got lucky" },
] as const;

type Section = Pick<Block, "id" | "title">;

/** With a section of words at its end. */
export function withSection(outline: Outline, { id, title }: Section): Outline {
  return [...outline, { id, kind: "narrative", title }];
}

export function renamed(outline: Outline, id: string, title: string): Outline {
  return outline.map((block) => (block.id === id ? { ...block, title } : block));
}

/** One place up (-1) or down (1); as it was where there is no such place. */
export function moved(outline: Outline, id: string, by: -1 | 1): Outline {
  const from = outline.findIndex((block) => block.id === id);
  const block = outline[from];
  const to = from + by;
  if (block === undefined || to < 0 || to >= outline.length) return outline;
  return outline.toSpliced(from, 1).toSpliced(to, 0, block);
}

/** The runbook's own blocks stay. */
export function without(outline: Outline, id: string): Outline {
  return isOfRunbook(id) ? outline : outline.filter((block) => block.id !== id);
}

/** Whether both would be exported alike. */
export function isSameOutline(one: Outline, other: Outline): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, title }, index) => id === other[index]?.id && title === other[index].title)
  );
}

/**
 * What a new section is kept under: made from its title, and free.
 * @param taken the ids that are in use, also those of removed sections whose text is kept
 */
export function newSectionId(title: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const wanted = slugOf(title);
  if (!used.has(wanted)) return wanted;
  for (let count = 2; ; count++) {
    const end = `-${count}`;
    const id = `${wanted.slice(0, LONGEST_ID - end.length).replace(/-+$/, "")}${end}`;
    if (!used.has(id)) return id;
  }
}

/** `What went well?` as `what-went-well`; `section` where no letter of it is left. */
function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, LONGEST_ID)
    .replace(/-+$/, "");
  return slug === "" ? "section" : slug;
}

/** Those of the suggestions that neither stand there nor can be brought back. */
export function suggestionsFor(outline: Outline, kept: readonly Section[]): readonly Section[] {
  const there = [...outline, ...kept];
  const isThere = ({ id, title }: Section) =>
    there.some((one) => one.id === id || one.title.trim().toLowerCase() === title.toLowerCase());
  return SUGGESTIONS.filter((suggestion) => !isThere(suggestion));
}

/** Sections that have words and no place: removed, and kept. Their titles are gone, so that their ids tell them. */
export function removedSections(outline: Outline, written: Iterable<string>): readonly Section[] {
  const there = new Set(outline.map(({ id }) => id));
  return [...written]
    .filter((id) => !there.has(id) && !isOfRunbook(id))
    .sort()
    .map((id) => ({ id, title: titleOf(id) }));
}

/** `what-went-well` as `What went well`. */
function titleOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
