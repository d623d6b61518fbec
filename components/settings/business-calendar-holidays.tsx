"use client";

import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { type Holiday, isDay, readHolidayLines, withHolidays } from "#components/settings/holiday-lines.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";

type BusinessCalendarHolidaysProps = {
  holidays: readonly Holiday[];
  onChange: (holidays: Holiday[]) => void;
  errorOf: (field: string) => string | undefined;
};

/** Days without work, one by one or pasted. */
export function BusinessCalendarHolidays({ holidays, onChange, errorOf }: BusinessCalendarHolidaysProps) {
  const [say, announcements] = useAnnouncer();
  const list = useRef<HTMLFieldSetElement>(null);
  const add = (added: readonly Holiday[]) => {
    onChange(withHolidays(holidays, added));
    say(added.length === 1 ? `${added[0]?.name} added` : `${added.length} holidays added`);
  };
  const remove = (index: number) => {
    onChange(holidays.filter((_, other) => other !== index));
    say(`${holidays[index]?.name} removed`);
    list.current?.focus();
  };
  return (
    <fieldset ref={list} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <legend className="pb-2 text-14 font-medium">Holidays</legend>
      {holidays.length === 0 ? (
        <p className="text-14 text-muted">None: every day of the week counts as above.</p>
      ) : (
        <ol className="flex flex-col divide-y divide-line rounded-8 border border-line">
          {holidays.map(({ day, name }, index) => {
            const error = errorOf(`holidays.${index}.day`) ?? errorOf(`holidays.${index}.name`);
            return (
              <li key={day} className="flex items-center gap-3 py-1 pr-1 pl-3">
                <span className="min-w-0 flex-1 text-14 wrap-anywhere">
                  <span className="figures text-muted">{day}</span> {name}
                  {error === undefined ? null : <span className="block text-failing">{error}</span>}
                </span>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Remove ${name}, ${day}`}
                  onClick={() => remove(index)}
                >
                  <X aria-hidden="true" />
                </Button>
              </li>
            );
          })}
        </ol>
      )}
      {errorOf("holidays") === undefined ? null : <p className="text-14 text-failing">{errorOf("holidays")}</p>}
      <AddHoliday onAdd={(holiday) => add([holiday])} />
      <Disclosure summary="Paste several">
        <PasteHolidays onAdd={add} />
      </Disclosure>
      {announcements}
    </fieldset>
  );
}

function AddHoliday({ onAdd }: { onAdd: (holiday: Holiday) => void }) {
  const [day, setDay] = useState("");
  const [name, setName] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const dayInput = useRef<HTMLInputElement>(null);
  const add = () => {
    setIsWrong(!isDay(day));
    dayInput.current?.focus();
    if (!isDay(day)) return;
    onAdd({ day, name: name.trim() || "Holiday" });
    setDay("");
    setName("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // It adds the holiday, and does not send the form around it.
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="w-44">
        <Field label="Day" error={isWrong ? "Enter a day of the calendar" : undefined}>
          {(control) => (
            <input
              {...control}
              ref={dayInput}
              type="date"
              min="2000-01-01"
              max="2099-12-31"
              value={day}
              onChange={({ target }) => setDay(target.value)}
              onKeyDown={onKeyDown}
              className={classNames(CONTROL, "figures")}
            />
          )}
        </Field>
      </div>
      <div className="min-w-40 flex-1">
        <TextInput
          label="Name"
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Button onClick={add}>
        <Plus aria-hidden="true" />
        Add the holiday
      </Button>
    </div>
  );
}

function PasteHolidays({ onAdd }: { onAdd: (holidays: readonly Holiday[]) => void }) {
  const [text, setText] = useState("");
  const [unread, setUnread] = useState(0);
  const add = () => {
    const read = readHolidayLines(text);
    setUnread(read.unread.length);
    // What could not be read stays to be put right.
    setText(read.unread.join("\n"));
    if (read.holidays.length > 0) onAdd(read.holidays);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <Field
          label="Holidays, a line each"
          hint="First the day: 2026-12-25 Christmas"
          error={
            unread === 0
              ? undefined
              : `${unread === 1 ? "This line does" : "These lines do"} not begin with a day such as 2026-12-25`
          }
        >
          {(control) => (
            <textarea
              {...control}
              rows={4}
              value={text}
              onChange={({ target }) => setText(target.value)}
              className={classNames(CONTROL, "figures field-sizing-content max-h-96 min-h-24 resize-none py-2")}
            />
          )}
        </Field>
      </div>
      <Button size="small" onClick={add}>
        Add these
      </Button>
    </div>
  );
}
