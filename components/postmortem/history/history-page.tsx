"use client";

import { ArrowLeft } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import { postmortemPath } from "#components/incident/paths.ts";
import { ComparisonPanel } from "#components/postmortem/history/comparison-panel.tsx";
import { type Chosen, chosenIn, searchOf } from "#components/postmortem/history/sides.ts";
import { useVersions } from "#components/postmortem/history/use-versions.ts";
import { VersionList } from "#components/postmortem/history/version-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useAnnouncer } from "#components/ui/use-announcer.tsx";
import { incidentName } from "#lib/incident/labels.ts";

type HistoryPageProps = { number: number; title: string; mayRestore: boolean };

const NONE: readonly never[] = [];

/** What the postmortem said before: versions at the left, what is different at the right. A phone shows one of them. */
export function HistoryPage({ number, title, mayRestore }: HistoryPageProps) {
  const [chosen, choose] = useChosen();
  const list = useVersions(number);
  const [say, announcements] = useAnnouncer();
  /** On a phone: whether the comparison stands in place of the list. */
  const [isComparing, setComparing] = useState(false);
  const comparison = useRef<HTMLHeadingElement>(null);
  const versions = useRef<HTMLOListElement>(null);

  return (
    <div className="flex flex-col gap-6">
      <p className="text-14 print:hidden">
        <TextLink href={`${postmortemPath(number)}?stay`}>Postmortem of {incidentName(number)}</TextLink>
      </p>
      <PageHeader title="History" description={title} />
      <div className="grid gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <section
          aria-labelledby="versions-title"
          className={classNames("flex flex-col gap-3", isComparing && "max-lg:hidden")}
        >
          <h2 id="versions-title" className="text-16 font-semibold">
            Versions
          </h2>
          <VersionList
            ref={versions}
            list={list}
            chosen={chosen.version}
            onChoose={(version) => {
              choose({ version, with: "before" });
              setComparing(true);
              // Only where it takes the list's place; beside it the list keeps the focus.
              requestAnimationFrame(() => {
                if (versions.current?.offsetParent === null) comparison.current?.focus();
              });
            }}
          />
        </section>
        <section
          aria-labelledby="comparison-title"
          className={classNames("flex min-w-0 flex-col gap-3", !isComparing && "max-lg:hidden")}
        >
          <Button
            size="small"
            variant="quiet"
            className="self-start lg:hidden"
            onClick={() => {
              setComparing(false);
              requestAnimationFrame(() => versions.current?.querySelector<HTMLElement>("[aria-current=true]")?.focus());
            }}
          >
            <ArrowLeft aria-hidden="true" />
            All versions
          </Button>
          <h2 ref={comparison} id="comparison-title" tabIndex={-1} className="text-16 font-semibold">
            What changed
          </h2>
          <ComparisonPanel
            number={number}
            versions={list.versions ?? NONE}
            chosen={chosen}
            onChoose={choose}
            mayRestore={mayRestore}
            onRestored={({ id }) => {
              choose({ version: id, with: "before" });
              say("The version was restored, as a new version");
            }}
          />
        </section>
      </div>
      {announcements}
    </div>
  );
}

/** What is compared, kept in the address bar: a comparison can be sent to somebody. It changes without asking the server for a page. */
function useChosen(): [Chosen, (chosen: Chosen) => void] {
  const inAddress = useSearchParams().toString();
  const choose = (chosen: Chosen) => {
    const search = searchOf(chosen).toString();
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  };
  return [chosenIn(new URLSearchParams(inAddress)), choose];
}
