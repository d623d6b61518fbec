"use client";

import { isDay } from "#components/incidents/days.ts";
import type { ChangeOfFilters } from "#components/incidents/use-filters.ts";
import { useTypedFilter } from "#components/incidents/use-typed-filter.ts";
import { TextInput } from "#components/ui/text-input.tsx";

type DateFilterProps = {
  label: string;
  /** A day or an instant; null is none. */
  value: string | null;
  onChange: (day: string | null, how: Parameters<ChangeOfFilters>[1]) => void;
};

/** One end of the range of first alerts, as a day in UTC: a link that is shared means the same days everywhere. */
export function DateFilter({ label, value, onChange }: DateFilterProps) {
  const { text, type, settle } = useTypedFilter(value?.slice(0, 10) ?? "", isNoneOrDay, (day, how) =>
    onChange(day === "" ? null : day, how),
  );
  return (
    <TextInput
      type="date"
      label={label}
      min="2000-01-01"
      max="2099-12-31"
      value={text}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
    />
  );
}

/** While a year is typed, the browser calls it 0002. */
function isNoneOrDay(text: string): boolean {
  return text === "" || isDay(text);
}
