import { cleanLine } from "#lib/text/clean.ts";

type Typed = { readonly text: string /** The record's version at which it was begun. */; readonly version: number };
type Recorded = { readonly text: string; readonly lastChange: { readonly seq: number } | undefined };

/**
 * Whether the record already says what was typed. Where it was changed since, by an answer that was lost, it may say so in the
 * server's cleaner form; before that a space at the end is a person who goes on typing.
 * @param clean as the server cleans this value
 */
export function isRecorded(typed: Typed, { text, lastChange }: Recorded, clean = cleanLine): boolean {
  if (typed.text === text) return true;
  return lastChange !== undefined && lastChange.seq > typed.version && clean(typed.text) === clean(text);
}
