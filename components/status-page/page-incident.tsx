import { pageWord } from "#components/status-page/component-state.ts";
import { Age } from "#components/ui/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { LongText } from "#components/ui/long-text.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PageUpdate, StatusPageView } from "#lib/contracts/status-page.ts";

/** An open incident of the page: where, since when, and what the page says of it, in its words. */
export function PageIncident({ incident }: { incident: StatusPageView["incidents"][number] }) {
  const { name, status, startedAt, places, ours, updates } = incident;
  const [latest, ...earlier] = updates;
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        {ours ? <Badge weight="strong">Touches us</Badge> : null}
        {status === null ? null : <Badge weight="outlined">{pageWord(status).slice(0, MOST_OF_WORD)}</Badge>}
        <h4 className="min-w-0 text-16 font-semibold wrap-anywhere">{name}</h4>
      </div>
      <p className="flex flex-wrap gap-x-3 text-14 text-muted">
        <span className="wrap-anywhere">{whereText(places, ours)}</span>
        {startedAt === null ? (
          <span>The page does not say since when</span>
        ) : (
          <span>
            Since <Time at={startedAt} />, <Age since={startedAt} />
          </span>
        )}
      </p>
      {latest === undefined ? (
        <p className="text-14 text-muted">The page says nothing more of it.</p>
      ) : (
        <Update update={latest} />
      )}
      {earlier.length === 0 ? null : (
        <Disclosure summary={earlier.length === 1 ? "1 earlier update" : `${earlier.length} earlier updates`}>
          <ol className="flex flex-col gap-3">
            {earlier.map((update) => (
              <li key={JSON.stringify(update)}>
                <Update update={update} />
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </li>
  );
}

/** A badge is for a word; a page may write a sentence. */
const MOST_OF_WORD = 40;

const PLACES_SHOWN = 5;

function whereText(places: readonly string[], ours: boolean): string {
  if (places.length === 0) {
    return ours
      ? "The page does not say where: it may be us"
      : "Not on our REST API or Webhooks, as far as the page tells";
  }
  const more = places.length - PLACES_SHOWN;
  return `${places.slice(0, PLACES_SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function Update({ update: { status, text, at } }: { update: PageUpdate }) {
  return (
    <div className="flex flex-col border-l border-edge pl-3">
      <p className="flex flex-wrap gap-x-2 text-12 text-muted">
        {status === null ? null : <span className="font-medium text-ink wrap-anywhere">{pageWord(status)}</span>}
        {at === null ? (
          <span>time not told</span>
        ) : (
          <span>
            <Time at={at} />, <Age since={at} />
          </span>
        )}
      </p>
      {text === "" ? null : <LongText text={text} />}
    </div>
  );
}
