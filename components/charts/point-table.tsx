"use client";

import { useState } from "react";
import type { ChartKind } from "#components/charts/chart-kinds.ts";
import type { ChartPoint } from "#components/charts/chart-points.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

type PointTableProps = { points: readonly ChartPoint[]; kind: ChartKind; over: string };

/** What the chart draws, point by point, newest first. Made when it is opened: it is long. */
export function PointTable({ points, kind: { title, names, textOf }, over }: PointTableProps) {
  const [isOpen, setOpen] = useState(false);
  const zone = useViewerZone();
  const figure = (value: number | null) => (value === null ? "none" : textOf(value));
  return (
    <Disclosure summary="The figures as a table" onToggle={setOpen}>
      {isOpen ? (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          aria-label={`${title} as a table`}
          className="max-h-80 overflow-auto rounded-8 border border-line"
        >
          <table className="figures w-full text-left text-12">
            <caption className="sr-only">
              {title}, {over}, newest first
            </caption>
            <thead className="sticky top-0 bg-sunken">
              <tr>
                <th scope="col" className="px-3 py-2 font-medium">
                  From
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  {names.value}
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  {names.beside}
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  Calls
                </th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ at, value, beside, isFailing, isGap }) => (
                <tr key={at} className="border-t border-line">
                  <th scope="row" className="px-3 py-1 font-normal whitespace-nowrap">
                    {isGap ? "Between" : timeText(new Date(at).toISOString(), zone, "minute")}
                  </th>
                  {isGap ? (
                    <td colSpan={3} className="px-3 py-1 text-muted">
                      Nobody looked
                    </td>
                  ) : (
                    <>
                      <td className="px-3 py-1">{figure(value)}</td>
                      <td className="px-3 py-1">{figure(beside)}</td>
                      <td className="px-3 py-1">{isFailing ? "One failed" : "None failed"}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </Disclosure>
  );
}
