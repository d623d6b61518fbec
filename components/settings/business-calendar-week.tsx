"use client";

import { OctagonX } from "lucide-react";
import { useId } from "react";
import { tidyTime, WEEKDAYS, type Weekday } from "#components/settings/business-calendar-text.ts";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";

type Week = BusinessCalendar["week"];
type Hours = NonNullable<Week[Weekday]>;

type BusinessCalendarWeekProps = {
  week: Week;
  onChange: (week: Week) => void;
  errorOf: (field: string) => string | undefined;
};

const USUAL: Hours = { from: "09:00", to: "17:00" };

/** Each day of the week: whether there is work, and from when to when. */
export function BusinessCalendarWeek({ week, onChange, errorOf }: BusinessCalendarWeekProps) {
  const id = useId();
  const errorOfWeek = errorOf("week");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-2 text-14 font-medium">Days with work</legend>
      <ul className="flex flex-col divide-y divide-line rounded-8 border border-line">
        {WEEKDAYS.map(({ day, name }) => {
          const hours = week[day];
          const error = errorOf(`week.${day}.from`) ?? errorOf(`week.${day}.to`) ?? errorOf(`week.${day}`);
          const errorId = `${id}-${day}`;
          const put = (next: Hours | null) => onChange({ ...week, [day]: next });
          return (
            <li key={day} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 px-3 py-1">
              <label className="flex min-h-9 w-32 items-center gap-2 text-14 pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={hours !== null}
                  onChange={({ target }) => put(target.checked ? nearestHours(week) : null)}
                />
                {name}
              </label>
              {hours === null ? (
                <span className="text-14 text-muted">No work</span>
              ) : (
                <span className="flex items-center gap-2 text-14">
                  {(["from", "to"] as const).map((end) => (
                    <span key={end} className="w-20">
                      <input
                        type="text"
                        inputMode="numeric"
                        maxLength={5}
                        autoComplete="off"
                        aria-label={`${name}, ${end}`}
                        aria-invalid={error === undefined ? undefined : true}
                        aria-describedby={error === undefined ? undefined : errorId}
                        value={hours[end]}
                        onChange={({ target }) => put({ ...hours, [end]: target.value })}
                        onBlur={({ target }) => {
                          const time = tidyTime(target.value);
                          if (time !== hours[end]) put({ ...hours, [end]: time });
                        }}
                        className={classNames(CONTROL, "figures")}
                      />
                    </span>
                  ))}
                </span>
              )}
              {error === undefined ? null : (
                <p id={errorId} className="flex w-full items-start gap-1 text-14 text-failing">
                  <OctagonX aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
                  {error}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {errorOfWeek === undefined ? null : (
        <p className="flex items-start gap-1 text-14 text-failing">
          <OctagonX aria-hidden="true" className="mt-[2px] size-4 shrink-0" />
          {errorOfWeek}
        </p>
      )}
      <p className="text-12 text-muted">From and to, for instance 09:00 and 17:30; 24:00 is the end of the day.</p>
    </fieldset>
  );
}

/** A day that is switched on begins with the hours of the days that have some. */
function nearestHours(week: Week): Hours {
  return WEEKDAYS.map(({ day }) => week[day]).find((hours) => hours !== null) ?? USUAL;
}
