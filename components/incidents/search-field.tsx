"use client";

import { Search } from "lucide-react";
import { type RefObject, useEffect, useId } from "react";
import { searchWords } from "#components/incidents/filters.ts";
import type { ChangeOfFilters } from "#components/incidents/use-filters.ts";
import { useTypedFilter } from "#components/incidents/use-typed-filter.ts";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";

type SearchFieldProps = {
  value: string;
  onChange: (q: string, how: Parameters<ChangeOfFilters>[1]) => void;
  /** Where the shortcut leads. */
  field: RefObject<HTMLInputElement | null>;
};

/** Words or a number, searched for as they are typed. */
export function SearchField({ value, onChange, field }: SearchFieldProps) {
  const id = useId();
  const { text, type, settle } = useTypedFilter(value, always, (words, how) => onChange(searchWords(words), how));

  useEffect(() => {
    // A quick person types before the page has come to life; nobody has told us of that.
    if (field.current !== null) type(field.current.value);
  }, [field, type]);

  return (
    <search className="relative min-w-0 flex-1 basis-64">
      <label htmlFor={id} className="sr-only">
        Search incidents
      </label>
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" />
      <input
        ref={field}
        id={id}
        type="search"
        value={text}
        maxLength={200}
        placeholder="Words, or a number such as INC-42"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle();
        }}
        className={classNames(CONTROL, "pl-9")}
      />
    </search>
  );
}

function always(): boolean {
  return true;
}
