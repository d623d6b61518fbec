"use client";

import { useQuery } from "@tanstack/react-query";
import { BusinessCalendarForm } from "#components/settings/business-calendar-form.tsx";
import { WEEKDAYS } from "#components/settings/business-calendar-text.ts";
import { Section } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { KeptCalendar } from "#lib/contracts/business-calendar.ts";

/** When the team works: read by all, changed by administrators. */
export function BusinessHours({ initial, mayChange }: { initial: KeptCalendar; mayChange: boolean }) {
  const { data } = useQuery<KeptCalendar>({
    queryKey: queryKeys.calendar,
    queryFn: async () => valueOrThrow(await api.businessCalendar()),
    initialData: initial,
  });
  const { calendar, version, changed } = useIsAlive() ? data : initial;
  return (
    <Section
      id="hours"
      title="Working hours"
      description="When the team works. A P4 has to be answered on the next business day: the first that opens after the first alert, by the time it closes. P1, P2 and P3 do not wait for the morning."
    >
      <p className="text-14 text-muted">
        {changed === null ? (
          "As Offhook came: nobody has changed it."
        ) : (
          <>
            Changed by {changed.by.name}, <Time at={changed.at} />
          </>
        )}
      </p>
      {mayChange ? <BusinessCalendarForm recorded={{ calendar, version }} /> : <CalendarTable calendar={calendar} />}
    </Section>
  );
}

function CalendarTable({ calendar: { zone, week, holidays } }: Pick<KeptCalendar, "calendar">) {
  return (
    <>
      <dl className="grid max-w-prose grid-cols-[8rem_1fr] gap-y-2 text-14">
        <dt className="text-muted">Time zone</dt>
        <dd>{zone}</dd>
        {WEEKDAYS.map(({ day, name }) => (
          <div key={day} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="figures">{week[day] === null ? "No work" : `${week[day].from}–${week[day].to}`}</dd>
          </div>
        ))}
        {holidays.map(({ day, name }) => (
          <div key={day} className="contents">
            <dt className="figures text-muted">{day}</dt>
            <dd className="wrap-anywhere">{name}</dd>
          </div>
        ))}
      </dl>
      <p className="text-14 text-muted">Administrators change it.</p>
    </>
  );
}
