"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useFormFocus } from "#components/form/use-form-focus.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { ValueConflict } from "#components/incident/value-conflict.tsx";
import { BusinessCalendarHolidays } from "#components/settings/business-calendar-holidays.tsx";
import { BusinessCalendarPreview } from "#components/settings/business-calendar-preview.tsx";
import {
  calendarSummary,
  isSameCalendar,
  readTypedCalendar,
  type TypedCalendar,
  WEEKDAYS,
} from "#components/settings/business-calendar-text.ts";
import { BusinessCalendarWeek } from "#components/settings/business-calendar-week.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import type { Failure } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { KeptCalendar } from "#lib/contracts/business-calendar.ts";

const ZONES_ID = "zones-of-the-calendar";

/** Zone, week and holidays; kept while they are typed, saved as a whole. */
export function BusinessCalendarForm({ recorded }: { recorded: TypedCalendar }) {
  const queries = useQueryClient();
  const queryKey = queryKeys.calendar;
  const draft = useOwnDraft<TypedCalendar>("business-calendar", recorded, readTypedCalendar, ({ calendar }) =>
    isSameCalendar(calendar, recorded.calendar),
  );
  const isAlive = useIsAlive();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const form = useRef<HTMLFormElement>(null);
  useFormFocus(form, failure);
  const { calendar, version } = draft.value;
  const conflict = failure?.conflict;
  const errorOf = (field: string) => failure?.fields[`calendar.${field}`];

  const change = (changed: Partial<TypedCalendar["calendar"]>) =>
    draft.change({ calendar: { ...calendar, ...changed }, version });
  const send = async ({ calendar: wanted, version: expectedVersion }: TypedCalendar) => {
    if (sending) return;
    setSending(true);
    setFailure(undefined);
    const answer = await api.changeBusinessCalendar({ expectedVersion, calendar: wanted });
    setSending(false);
    if (!answer.ok) {
      if (answer.failure.code === "conflict") void queries.invalidateQueries({ queryKey });
      setFailure(answer.failure);
      return;
    }
    queries.setQueryData<KeptCalendar>(queryKey, answer.value);
    // What was typed meanwhile goes on from what was saved.
    if (draft.settle(draft.value, (later) => ({ ...later, version: answer.value.version }))) {
      toast("success", "The working hours are saved");
    }
  };
  const discard = () => {
    draft.discard();
    setFailure(undefined);
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(draft.value);
      }}
    >
      {/* Off until the page is alive: what is typed before that would replace what was kept. */}
      <fieldset disabled={!isAlive} className="flex max-w-prose min-w-0 flex-col gap-6">
        <div>
          <TextInput
            label="Time zone"
            value={calendar.zone}
            list={ZONES_ID}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint="Type a city and choose, for instance Europe/Berlin. The hours follow its summer time."
            error={errorOf("zone")}
            onChange={({ target }) => change({ zone: target.value })}
          />
          <datalist id={ZONES_ID}>
            {/* The browser's own list: the server may know another one. */}
            {isAlive ? zones().map((zone) => <option key={zone} value={zone} />) : null}
          </datalist>
        </div>
        <BusinessCalendarWeek week={calendar.week} onChange={(week) => change({ week })} errorOf={errorOf} />
        <BusinessCalendarHolidays
          holidays={calendar.holidays}
          onChange={(holidays) => change({ holidays })}
          errorOf={errorOf}
        />
        <BusinessCalendarPreview calendar={calendar} />
        {conflict === undefined ? (
          <>
            <FormFailure failure={failure} title="The working hours were not saved" fields={fieldsOf(calendar)} />
            <FormActions
              submit="Save the working hours"
              sending={sending}
              sendingLabel="Saving"
              draft={{ isKept: draft.isKept, discard }}
            />
          </>
        ) : (
          <ValueConflict
            by={conflict.by.name}
            recordedAt={conflict.recordedAt}
            theirs={calendarSummary(recorded.calendar)}
            mine={calendarSummary(calendar)}
            onMine={() => void send({ calendar, version: conflict.version })}
            onTheirs={discard}
            sending={sending}
          />
        )}
      </fieldset>
    </form>
  );
}

function zones(): string[] {
  // Some browsers leave it out of their list.
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
}

/** Where an error of its own can stand. */
function fieldsOf({ holidays }: TypedCalendar["calendar"]): string[] {
  const days = WEEKDAYS.flatMap(({ day }) => [`week.${day}`, `week.${day}.from`, `week.${day}.to`]);
  const off = holidays.flatMap((_, index) => [`holidays.${index}.day`, `holidays.${index}.name`]);
  return ["zone", "week", "holidays", ...days, ...off].map((field) => `calendar.${field}`);
}
