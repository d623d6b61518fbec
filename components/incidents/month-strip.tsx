"use client";

import { daysOfMonth } from "#components/incidents/days.ts";
import type { Filters } from "#components/incidents/filters.ts";
import { type MonthBar, monthBars, monthName, monthOf, monthText } from "#components/incidents/month-bars.ts";
import { useRovingFocus } from "#components/incidents/use-roving-focus.ts";
import { classNames } from "#components/ui/class-names.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import type { IncidentMonths } from "#lib/contracts/incident.ts";

type MonthStripProps = {
  months: IncidentMonths;
  range: Pick<Filters, "from" | "to">;
  onRange: (range: Pick<Filters, "from" | "to">) => void;
  old: boolean;
};

/** How many incidents began in each month (UTC); a press on a month shows that month alone, another press all of them. */
export function MonthStrip({ months, range, onRange, old }: MonthStripProps) {
  const presentMonth = monthOf(new Date(useCurrentSecond() * 1_000));
  const bars = monthBars(months, presentMonth);
  const { place, onKeyDown, onFocus, tabIndexOf } = useRovingFocus<HTMLDivElement>(
    bars.map(({ month }) => month),
    "left-right",
  );
  if (bars.length === 0) return null;
  const anyDrills = bars.some(({ drills }) => drills > 0);
  return (
    <section aria-labelledby="months" className="flex flex-col gap-2 rounded-8 border border-line bg-surface p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="months" className="text-14 font-semibold">
          Incidents a month
        </h2>
        <p className="flex items-center gap-2 text-12 text-muted">
          {anyDrills ? (
            <>
              <span aria-hidden="true" className="inline-block size-3 rounded-4 border border-edge hatched" />
              Drills, counted apart.
            </>
          ) : null}
          <span className="sr-only">
            Newest first; arrow keys move between the months. Pressing one shows the incidents of that month.
          </span>
        </p>
      </div>
      {/* Rows in reverse start at the right: the strip opens on the present, and what is older scrolls. */}
      <div
        ref={place}
        role="toolbar"
        aria-label="Months"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className={classNames("flex flex-row-reverse overflow-x-auto", old && "hatched")}
      >
        {bars.map((bar, index) => (
          <MonthButton
            key={bar.month}
            bar={bar}
            withYear={bar.month.endsWith("-01") || index === bars.length - 1}
            isNewest={index === 0}
            pressed={isRange(bar.month, range)}
            tabIndex={tabIndexOf(bar.month)}
            onPress={() => onRange(isRange(bar.month, range) ? { from: null, to: null } : daysOfMonth(bar.month))}
          />
        ))}
      </div>
    </section>
  );
}

type MonthButtonProps = {
  bar: MonthBar;
  withYear: boolean;
  isNewest: boolean;
  pressed: boolean;
  tabIndex: 0 | -1;
  onPress: () => void;
};

function MonthButton({ bar, withYear, isNewest, pressed, tabIndex, onPress }: MonthButtonProps) {
  const { month, incidents, drills, incidentsHeight, drillsHeight } = bar;
  return (
    <button
      type="button"
      data-roving={month}
      aria-pressed={pressed}
      aria-label={monthText(bar)}
      title={monthText(bar)}
      tabIndex={tabIndex}
      onClick={onPress}
      className={classNames(
        "group flex max-w-24 min-w-11 flex-1 shrink-0 flex-col items-stretch gap-1 rounded-4 px-1 pt-1 outline-offset-[-2px] hover:bg-sunken aria-pressed:bg-accent-quiet",
        // Few months stand at the left, as everything else on the page does.
        isNewest && "mr-auto",
      )}
    >
      {/* The figure is drawn and not written: the button's name has it, beside the words that are seen. */}
      <span
        data-count={incidents === 0 ? "" : incidents}
        className="figures min-h-4 text-12 text-muted group-aria-pressed:text-accent-ink before:content-[attr(data-count)]"
      />
      <span className="flex h-12 items-end justify-center gap-1 border-b border-edge">
        {incidents === 0 ? null : (
          <span
            className="max-w-6 flex-1 rounded-t-4 bg-muted group-aria-pressed:bg-accent"
            style={{ height: `${incidentsHeight * 100}%` }}
          />
        )}
        {drills === 0 ? null : (
          <span
            className="max-w-6 flex-1 rounded-t-4 border border-b-0 border-edge hatched"
            style={{ height: `${drillsHeight * 100}%` }}
          />
        )}
      </span>
      <span className="min-h-8 text-12 text-muted group-aria-pressed:font-semibold group-aria-pressed:text-accent-ink">
        {monthName(month)} {withYear ? <span className="figures block">{month.slice(0, 4)}</span> : null}
      </span>
    </button>
  );
}

function isRange(month: string, { from, to }: Pick<Filters, "from" | "to">): boolean {
  const days = daysOfMonth(month);
  return days.from === from && days.to === to;
}
