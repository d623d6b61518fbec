import type { ReactNode } from "react";
import { ownIncidentPath } from "#components/incident/paths.ts";
import { MessageState } from "#components/incident/timeline/message-state.tsx";
import { WalkedAnswers } from "#components/incident/timeline/walked-answers.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Link } from "#components/ui/link.tsx";
import { LongText } from "#components/ui/long-text.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Meaning } from "#components/ui/tone.ts";
import { entryText } from "#lib/incident/entry-text.ts";
import type { BodyOf } from "#lib/incident/event.ts";
import { incidentName } from "#lib/incident/labels.ts";
import type { Entry } from "#lib/incident/state.ts";

/** What an entry says, as its kind wants it. */
export function EntryBody({ entry }: { entry: Entry }) {
  const { body, retracted } = entry;
  const text = entryText(entry);
  const said = text === "" ? null : <LongText text={text} struck={retracted !== null} />;
  // Nothing of what it said is left to be drawn in a way of its own.
  if (entry.redacted !== null) return said;
  switch (body.kind) {
    case "declared":
      return (
        <>
          {said}
          <WalkedAnswers answers={body.answers} />
        </>
      );
    case "commander":
    case "communications":
    case "scribe":
      return (
        <>
          {said}
          {body.note == null ? null : <Handover note={body.note} />}
        </>
      );
    case "next-update":
      // The log itself tells UTC; here it is the viewer's zone, as everywhere on the page.
      return body.nextUpdateAt === null || retracted !== null ? (
        said
      ) : (
        <Words>
          <Time at={body.nextUpdateAt} />
        </Words>
      );
    case "log":
      return <LogExcerpt body={body} isRetracted={retracted !== null} />;
    case "step-checked":
      return (
        <>
          <p className="text-14 wrap-anywhere">{body.title}</p>
          <StateMark meaning={STATE_MEANINGS[body.state]}>{body.text}</StateMark>
        </>
      );
    case "message":
      return (
        <>
          {said}
          <MessageState seq={entry.seq} mention={body.mention} />
        </>
      );
    case "duplicate-of":
      return body.incident === null ? (
        said
      ) : (
        <Words>
          of <Other number={body.incident} />
        </Words>
      );
    case "duplicated-by":
      return (
        <Words>
          <Other number={body.incident} /> {body.is ? "is a duplicate of this" : "is no duplicate of this any more"}
        </Words>
      );
    case "related":
      return (
        <Words>
          {body.is ? "to" : "no longer to"} <Other number={body.incident} />
        </Words>
      );
    default:
      return said;
  }
}

const STATE_MEANINGS = {
  ok: "healthy",
  warn: "degraded",
  fail: "failing",
  unknown: "unknown",
} as const satisfies Record<BodyOf<"step-checked">["state"], Meaning>;

const FORMATS = {
  plain: "a plain log",
  "json-lines": "a log of JSON lines",
  http: "an HTTP dump",
  "stack-trace": "a stack trace",
} as const satisfies Record<BodyOf<"log">["format"], string>;

/** What whoever had the role told the next one. */
function Handover({ note }: { note: string }) {
  return (
    <blockquote className="flex flex-col border-l-2 border-edge pl-3">
      <span className="text-12 text-muted">Handed over with</span>
      <LongText text={note} />
    </blockquote>
  );
}

/** Lines as they were written, once somebody asks for them. */
function LogExcerpt({ body: { format, lines, text }, isRetracted }: { body: BodyOf<"log">; isRetracted: boolean }) {
  const summary = `Excerpt of ${FORMATS[format]}, ${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"} in all`;
  return (
    <Disclosure summary={isRetracted ? <del>{summary}</del> : summary}>
      <pre className="rounded-8 border border-line bg-sunken p-3 font-mono text-12 wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </Disclosure>
  );
}

function Words({ children }: { children: ReactNode }) {
  return <p className="text-14 wrap-anywhere">{children}</p>;
}

function Other({ number }: { number: number }) {
  return (
    <Link
      href={ownIncidentPath(number)}
      prefetch={false}
      className="figures rounded-4 font-medium text-accent-ink underline underline-offset-4"
    >
      {incidentName(number)}
    </Link>
  );
}
