"use client";

import { Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { LineField } from "#components/form/line-field.tsx";
import { redactionsText } from "#components/incident/logs/log-source.ts";
import { markedParts, redactionsIn } from "#components/incident/logs/marked-parts.ts";
import { Button } from "#components/ui/button.tsx";
import { LIMITS } from "#lib/incident/limits.ts";
import { redactSecrets } from "#lib/logs/redact-secrets.ts";

type ExcerptFieldProps = {
  excerpt: string;
  onChange: (excerpt: string) => void;
  error: string | undefined;
};

/** What is kept of the log, with what was blacked out in it; to be looked at, and changed before it is sent. */
export function ExcerptField({ excerpt, onChange, error }: ExcerptFieldProps) {
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const tooLong = excerpt.length > LIMITS.note ? `At most ${LIMITS.note.toLocaleString("en")} characters` : undefined;
  const complaint = error ?? tooLong;
  // What is wrong can only be put right where it can be written.
  const isEdited = asked || complaint !== undefined;
  useEffect(() => {
    if (asked) field.current?.querySelector("textarea")?.focus();
  }, [asked]);
  const parts = markedParts(excerpt);
  const redactions = redactionsIn(parts);
  const blackedOut =
    redactions.length === 0
      ? "Nothing had to be blacked out; look before it is sent."
      : `Blacked out: ${redactionsText(redactions)}. Look before it is sent; the server looks again.`;
  if (isEdited) {
    return (
      <div ref={field} className="flex flex-col gap-2">
        <LineField
          label="Excerpt"
          hint={blackedOut}
          value={excerpt}
          onChange={onChange}
          error={complaint}
          spellCheck={false}
          tall
        />
        <Button
          size="small"
          className="self-start"
          onClick={() => {
            onChange(redactSecrets(excerpt).text);
            setAsked(false);
          }}
        >
          Done editing
        </Button>
      </div>
    );
  }
  return (
    <section aria-label="Excerpt" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-14 font-medium">Excerpt</p>
        <Button size="small" variant="quiet" onClick={() => setAsked(true)}>
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-64 overflow-y-auto rounded-8 border border-line bg-sunken p-3 font-mono text-12 wrap-anywhere whitespace-pre-wrap"
      >
        {parts.map(({ text, blackedOut: kind, at }) =>
          kind !== null ? (
            <mark key={at} className="rounded-4 bg-ink px-1 text-canvas painted">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </pre>
      <p className="text-12 text-muted">{blackedOut}</p>
    </section>
  );
}
