"use client";

import { FileText } from "lucide-react";
import { ComparedText } from "#components/postmortem/history/compared-text.tsx";
import { markdownPath } from "#components/postmortem/history/read-now.ts";
import { RestoreVersion } from "#components/postmortem/history/restore-version.tsx";
import { type Chosen, type Side, sidesOf } from "#components/postmortem/history/sides.ts";
import { useSide } from "#components/postmortem/history/use-side.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { Notice } from "#components/ui/notice.tsx";
import { BareSelect } from "#components/ui/select.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { Time } from "#components/ui/time.tsx";
import { timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";

type ComparisonPanelProps = {
  number: number;
  versions: readonly PostmortemVersion[];
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  mayRestore: boolean;
  onRestored: (made: PostmortemVersion) => void;
};

/** The chosen version beside another one: what is different, and what can be done with it. */
export function ComparisonPanel({ number, versions, chosen, onChoose, mayRestore, onRestored }: ComparisonPanelProps) {
  const [earlier, later] = sidesOf(chosen, versions);
  const before = useSide(number, earlier);
  const after = useSide(number, later);
  const version = versions.find(({ id }) => id === chosen.version);
  const failed = before.failure === undefined ? after : before;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <CompareWith versions={versions} chosen={chosen} onChoose={onChoose} />
        {version === undefined ? null : (
          <div className="flex flex-wrap gap-2">
            {version.published === null ? null : (
              <a href={markdownPath(number, version.published)} className={buttonClasses("secondary", "small")}>
                <FileText aria-hidden="true" />
                As published
              </a>
            )}
            {mayRestore ? <RestoreVersion number={number} version={version} onRestored={onRestored} /> : null}
          </div>
        )}
      </div>
      <p className="text-14 text-muted">
        From <SideWords side={earlier} versions={versions} /> to <SideWords side={later} versions={versions} />
      </p>
      {failed.failure !== undefined ? (
        <Notice
          role="alert"
          tone="unknown"
          title="What is to be compared could not be loaded"
          action={
            <Button size="small" onClick={failed.tryAgain}>
              Try again
            </Button>
          }
        >
          {failed.failure.message}
        </Notice>
      ) : before.text === undefined || after.text === undefined ? (
        <SkeletonGroup label="Loading both texts" className="flex flex-col gap-2">
          <Skeleton />
          <Skeleton />
          <Skeleton className="h-4 w-64" />
        </SkeletonGroup>
      ) : (
        <ComparedText key={`${earlier}.${later}`} before={before.text} after={after.text} />
      )}
    </div>
  );
}

/** One of the two sides is chosen in the list; this is the other. */
function CompareWith({ versions, chosen, onChoose }: Pick<ComparisonPanelProps, "versions" | "chosen" | "onChoose">) {
  const zone = useViewerZone();
  const options = [
    { value: "before", label: "the version before it" },
    ...(chosen.version === "now" ? [] : [{ value: "now", label: "now" }]),
    ...versions
      .filter(({ id }) => id !== chosen.version)
      .map(({ id, madeAt, published }) => ({
        value: String(id),
        label: `${timeText(madeAt, zone, "minute")}${published === null ? "" : `, published ${published}`}`,
      })),
  ];
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the select is inside
    <label className="flex flex-wrap items-center gap-2 text-14">
      Compared with
      <BareSelect
        options={options}
        value={String(chosen.with)}
        onChange={({ target: { value } }) =>
          onChoose({ ...chosen, with: value === "now" || value === "before" ? value : Number(value) })
        }
        className="max-w-64"
      />
    </label>
  );
}

function SideWords({ side, versions }: { side: Side; versions: readonly PostmortemVersion[] }) {
  if (side === "now") return "now";
  if (side === "nothing") return "nothing";
  const version = versions.find(({ id }) => id === side);
  return version === undefined ? "an older version" : <Time at={version.madeAt} />;
}
