import { MADE_TEXTS, type MadeText } from "#components/incident/messages/update-text.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Mention } from "#lib/incident/event.ts";
import { cleanProse } from "#lib/text/clean.ts";

export const MENTIONS = ["none", "here", "channel"] as const satisfies readonly Mention[];

/** What a person made of a message before it is posted. */
export type TypedMessage = {
  /** Which text is meant; null as long as nobody chose, and what suits is taken. */
  readonly choice: MadeText | "own" | null;
  /** Words of one's own; null where none were typed. They stay while another text is chosen. */
  readonly own: string | null;
  /** What was edited into those words. */
  readonly from: MadeText;
  /** How that read when it was edited, or when its new facts were put in. */
  readonly made: string;
  readonly mention: Mention;
  /** As it was sent, where no answer came: sent again it is the same message. Null after anything was changed. */
  readonly sent: { readonly text: string /** Of the record. */; readonly version: number } | null;
};

export const NOTHING_TYPED: TypedMessage = {
  choice: null,
  own: null,
  from: "whole",
  made: "",
  mention: "none",
  sent: null,
};

/** Whether the record holds exactly this message: its answer may have been lost. */
export function isPosted({ entries }: Pick<IncidentRecord, "entries">, { sent, mention }: TypedMessage): boolean {
  if (sent === null) return false;
  const text = cleanProse(sent.text);
  return entries.some(
    ({ seq, body }) => seq > sent.version && body.kind === "message" && body.mention === mention && body.text === text,
  );
}

export function readTypedMessage(kept: unknown): TypedMessage | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { choice, own, from, made, mention, sent } = kept as Partial<Record<keyof TypedMessage, unknown>>;
  return {
    choice: [...MADE_TEXTS, "own" as const].find((known) => known === choice) ?? null,
    own: typeof own === "string" ? own : null,
    from: MADE_TEXTS.find((known) => known === from) ?? "whole",
    made: typeof made === "string" ? made : "",
    mention: MENTIONS.find((known) => known === mention) ?? "none",
    sent: readSent(sent),
  };
}

function readSent(kept: unknown): TypedMessage["sent"] {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, version } = kept as Partial<Record<"text" | "version", unknown>>;
  return typeof text === "string" && typeof version === "number" ? { text, version } : null;
}
