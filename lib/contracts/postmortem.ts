import { z } from "zod";
import { IncidentNumber, PostmortemProgress } from "#lib/contracts/incident.ts";
import { Author } from "#lib/incident/author.ts";
import { type Block as BlockType, isOfRunbook, RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { hasVisible } from "#lib/text/clean.ts";
import { Instant } from "#lib/text/instant.ts";
import { Line, prose } from "#lib/text/plain.ts";

/** What a section of the narrative is kept under, for ever. */
export const SectionId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: "Enter up to 40 small letters, digits and hyphens, beginning with a letter",
});

const Block = z.strictObject({
  id: SectionId,
  kind: z.enum(["narrative", "timeline", "impact", "action-items"]),
  title: Line.refine(hasVisible, { error: "Enter a title" }).max(80, { error: "At most 80 characters" }),
});

/** Far more than anybody reads. */
export const MOST_BLOCKS = 20;

/** The blocks of a postmortem in their order: the runbook's five, each once and of its kind, and what narratives a team adds. */
export const Outline = z
  .array(Block)
  .max(MOST_BLOCKS, { error: `At most ${MOST_BLOCKS} sections` })
  .superRefine((blocks, { addIssue }) => {
    for (const { id } of RUNBOOK_OUTLINE) {
      if (!blocks.some((block) => block.id === id)) {
        addIssue({ code: "custom", message: `The section ${id} may be renamed and moved, but not left out`, path: [] });
      }
    }
    blocks.forEach(({ id, kind }, index) => {
      if (blocks.findIndex((block) => block.id === id) !== index) {
        addIssue({ code: "custom", message: "Each section stands once", path: [index, "id"] });
      }
      if (kind !== kindOf(id)) addIssue({ code: "custom", message: `This is ${kindOf(id)}`, path: [index, "kind"] });
    });
  });
export type Outline = z.infer<typeof Outline>;

/** What is not the runbook's own is words. */
function kindOf(id: string): BlockType["kind"] {
  const own: readonly BlockType[] = RUNBOOK_OUTLINE;
  return isOfRunbook(id) ? (own.find((block) => block.id === id)?.kind ?? "narrative") : "narrative";
}

/** A Yjs relative position, encoded. */
const Anchor = z.base64().max(400);

export const CommentId = z.uuid();

/** A remark about a place in the narrative, or an answer to one. */
export const PostmortemComment = z.object({
  id: CommentId,
  /** The comment that this one answers; null for one that has a place of its own. */
  answers: CommentId.nullable(),
  /** Where it is about; null for an answer. The place moves along with the text; where that is gone, the quote is what is left. */
  place: z.object({ section: SectionId, start: Anchor, end: Anchor, quote: z.string() }).nullable(),
  text: z.string(),
  author: Author,
  madeAt: Instant,
  editedAt: Instant.nullable(),
  resolved: z.object({ by: Author, at: Instant }).nullable(),
});
export type PostmortemComment = z.infer<typeof PostmortemComment>;

export const COMMENT_LIMITS = { text: 5_000, quote: 1_000, perPostmortem: 2_000 } as const;

const CommentText = prose(COMMENT_LIMITS.text, "Write a comment");

/** Either about a place, or an answer to a comment that is about one. */
export const NewComment = z.union(
  [
    z.strictObject({
      place: z.strictObject({
        section: SectionId,
        start: Anchor,
        end: Anchor,
        quote: prose(COMMENT_LIMITS.quote, "Select some text"),
      }),
      text: CommentText,
    }),
    z.strictObject({ answers: CommentId, text: CommentText }),
  ],
  { error: "Send a text, with the place that it is about or the comment that it answers" },
);
export type NewComment = z.infer<typeof NewComment>;

/** What is left out stays. Its author alone changes a text; whoever may write resolves, and opens again. */
export const CommentChange = z.strictObject({ text: CommentText.optional(), resolved: z.boolean().optional() });
export type CommentChange = z.infer<typeof CommentChange>;

/** How a version came to be. */
export const VersionKind = z.enum(["saved", "restored", "published"]);

/** A postmortem as it once was, as a list shows it. */
export const PostmortemVersion = z.object({
  id: z.int(),
  kind: VersionKind,
  /** 1, 2 ... among those that were published: what `postmortem.md?version=` takes. Null for the others. */
  published: z.int().nullable(),
  /** Who wrote since the version before; who restored or published it comes last. */
  authors: z.array(Author),
  madeAt: Instant,
  /** The version that this one brought back. */
  restoredFrom: z.int().nullable(),
});
export type PostmortemVersion = z.infer<typeof PostmortemVersion>;

/** With the whole document, as it was exported then. */
export const PostmortemVersionText = PostmortemVersion.extend({ markdown: z.string() });
export type PostmortemVersionText = z.infer<typeof PostmortemVersionText>;

/** Newest first. */
export const PostmortemVersionPage = z.object({
  versions: z.array(PostmortemVersion),
  /** The id after which the next page begins; null at the end. */
  next: z.int().nullable(),
});
export type PostmortemVersionPage = z.infer<typeof PostmortemVersionPage>;

/** All of a postmortem but its narrative, which goes over `/collab`, and its facts, which the record has. */
export const Postmortem = z.object({
  number: IncidentNumber,
  /** The name of its narrative at `/collab`. */
  document: z.uuid(),
  outline: z.array(Block),
  /** To be sent with a change of the outline. */
  outlineVersion: z.int(),
  progress: PostmortemProgress,
  /** The latest that was published, and whether the document says something else by now; null while none was. */
  published: z.object({ version: z.int(), at: Instant, by: Author, isOutdated: z.boolean() }).nullable(),
  /** The oldest first; those that are resolved too. */
  comments: z.array(PostmortemComment),
});
export type Postmortem = z.infer<typeof Postmortem>;

/** Refused with 409 where somebody else changed the outline since `expectedVersion`. */
export const OutlineChange = z.strictObject({ expectedVersion: z.int().min(0), outline: Outline });
export type OutlineChange = z.infer<typeof OutlineChange>;

/** What new postmortems begin with. */
export const PostmortemTemplate = z.object({
  outline: z.array(Block),
  /** 0 where nobody has changed the runbook's. */
  version: z.int(),
  changed: z.object({ by: Author, at: Instant }).nullable(),
});
export type PostmortemTemplate = z.infer<typeof PostmortemTemplate>;
