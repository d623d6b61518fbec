"use client";

import { Popover } from "@base-ui/react/popover";
import { UsersRound } from "lucide-react";
import { useRef } from "react";
import { type Person, useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { countWords, initials, peopleWords, personRemark } from "#components/postmortem/collab/person-words.ts";
import { classNames } from "#components/ui/class-names.ts";

/** As many as stand side by side without pushing the rest away. */
const MOST_SHOWN = 5;

type PeopleHereProps = {
  /** The titles of sections by their ids, to tell where somebody is. */
  titles?: ReadonlyMap<string, string>;
};

/** Who has the document open. Their names are in a list behind it; a phone shows the count. */
export function PeopleHere({ titles }: PeopleHereProps) {
  const { people } = useCollab();
  const place = useRef<HTMLDivElement>(null);
  const more = people.length - MOST_SHOWN;
  return (
    <div ref={place} className="relative print:hidden">
      <Popover.Root>
        <Popover.Trigger
          openOnHover
          delay={150}
          className="flex min-h-9 items-center gap-1 rounded-8 px-1 text-14 text-muted hover:bg-sunken pointer-coarse:min-h-11"
        >
          <span className="sr-only">{peopleWords(people)}</span>
          <span aria-hidden="true" className="flex items-center gap-1 max-sm:hidden">
            {people.slice(0, MOST_SHOWN).map((person) => (
              <Ring key={person.id} person={person} />
            ))}
            {more > 0 ? <span className="figures">and {more} more</span> : null}
          </span>
          <span aria-hidden="true" className="figures flex items-center gap-1 px-1 sm:hidden">
            <UsersRound className="size-4" />
            {people.length}
          </span>
        </Popover.Trigger>
        {/* Beside its button, so that it belongs to the same landmark. */}
        <Popover.Portal container={place}>
          <Popover.Positioner sideOffset={8} align="end" collisionPadding={8} className="z-50">
            <Popover.Popup className="flex max-h-[60dvh] w-64 flex-col gap-2 overflow-y-auto rounded-8 bg-raised p-3 shadow-float outline-none">
              <Popover.Title className="text-12 font-medium text-muted">{countWords(people.length)}</Popover.Title>
              <ul className="flex flex-col gap-2">
                {people.map((person) => (
                  <PersonRow key={person.id} person={person} title={titles?.get(person.section ?? "")} />
                ))}
              </ul>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}

function PersonRow({ person, title }: { person: Person; title: string | undefined }) {
  const remark = [personRemark(person), title === undefined ? "" : `in ${title}`]
    .filter((part) => part !== "")
    .join(", ");
  return (
    <li className="flex items-center gap-2 text-14">
      <Ring person={person} />
      <span className="min-w-0 flex-1 wrap-anywhere">
        {person.name}
        {remark === "" ? null : <span className="block text-12 text-muted">{remark}</span>}
      </span>
    </li>
  );
}

/** Their initials, in the colour of their cursor; dashed for whoever only reads. */
function Ring({ person }: { person: Person }) {
  return (
    <span
      aria-hidden="true"
      style={{ borderColor: `var(--person-${person.colour})` }}
      className={classNames(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-full border-2 bg-surface text-12 font-medium text-ink",
        !person.mayWrite && "border-dashed",
      )}
    >
      {initials(person.name)}
    </span>
  );
}
