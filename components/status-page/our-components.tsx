import { ourStatuses } from "#components/status-page/component-grid.ts";
import { componentState } from "#components/status-page/component-state.ts";
import { OUR_NAMES } from "#components/status-page/component-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import { LiveFigure } from "#components/ui/live-figure.tsx";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { type Meaning, TONE_INK } from "#components/ui/tone.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";

const NOT_LISTED: { meaning: Meaning; word: string } = { meaning: "unknown", word: "Not listed" };

/** The two components that our integration stands on, where we are. */
export function OurComponents({ view, old }: { view: StatusPageView; old: boolean }) {
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      {ourStatuses(view).map(({ component, status }) => {
        const { meaning: told, word } = status === null ? NOT_LISTED : componentState(status);
        const meaning = old ? "unknown" : told;
        return (
          <div
            key={component}
            className={classNames(
              "flex flex-col gap-1 rounded-8 border border-line p-3",
              meaning === "unknown" && "hatched",
            )}
          >
            <dt className="text-14 text-muted">
              {OUR_NAMES[component]}
              {view.region === null ? null : ` · ${view.region.toUpperCase()}`}
            </dt>
            <dd className={classNames("flex items-center gap-2 text-20 font-semibold", TONE_INK[meaning])}>
              <StateIcon meaning={meaning} className="size-6" />
              <LiveFigure text={old ? `${word} then` : word} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
