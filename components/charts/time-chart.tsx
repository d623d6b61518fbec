"use client";

import { memo, useMemo, useRef } from "react";
import { CartesianGrid, Line, LineChart, ReferenceArea, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartPoint } from "#components/charts/chart-points.ts";
import type { IncidentArea } from "#components/charts/incident-areas.ts";
import { PointMark } from "#components/charts/point-mark.tsx";
import { PointTip } from "#components/charts/point-tip.tsx";
import { PointVoice } from "#components/charts/point-voice.tsx";
import { pointText } from "#components/charts/point-words.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import { type TickPace, tickText, zoneTicks } from "#components/ui/zone-ticks.ts";
import { incidentName } from "#lib/incident/labels.ts";

type TimeChartProps = {
  /** What it is, for who listens. */
  label: string;
  points: ChartPoint[];
  fromMs: number;
  toMs: number;
  pace: TickPace;
  incidents: readonly IncidentArea[];
  /** What the two lines are called, where a point is told. */
  names: { value: string; beside: string };
  textOf: (figure: number) => string;
};

const AXIS = { stroke: "var(--color-edge)", tick: { fill: "var(--color-muted)", fontSize: 12 }, tickLine: false };

const MOVING_KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/** Two figures over time with the incidents of that time. The arrow keys go from point to point. */
export const TimeChart = memo(function TimeChart({
  label,
  points,
  fromMs,
  toMs,
  pace,
  incidents,
  names,
  textOf,
}: TimeChartProps) {
  const zone = useViewerZone();
  const ticks = useMemo(() => zoneTicks(fromMs, toMs, zone, pace), [fromMs, toMs, zone, pace]);
  const form = { names, textOf, zone };
  const byKeys = useRef(false);
  const outlet = useRef<HTMLParagraphElement>(null);
  return (
    <div
      className="h-full"
      onKeyDownCapture={({ key }) => {
        if (MOVING_KEYS.has(key)) byKeys.current = true;
      }}
      onPointerMoveCapture={() => {
        byKeys.current = false;
      }}
    >
      <p ref={outlet} role="status" className="sr-only" />
      <LineChart
        responsive
        style={{ width: "100%", height: "100%" }}
        data={points}
        margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
        aria-label={`${label}. The arrow keys go from point to point.`}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        {incidents.map(({ number, from, to, isNamed }) => (
          <ReferenceArea
            key={number}
            x1={from}
            x2={to}
            ifOverflow="hidden"
            fill="var(--color-unknown-line)"
            fillOpacity={0.35}
            stroke="var(--color-edge)"
            strokeDasharray="2 2"
            {...(isNamed && {
              label: {
                value: incidentName(number),
                position: "top" as const,
                fill: "var(--color-muted)",
                fontSize: 12,
              },
            })}
          />
        ))}
        <XAxis
          {...AXIS}
          dataKey="at"
          type="number"
          domain={[fromMs, toMs]}
          ticks={ticks}
          tickFormatter={(at: number) => tickText(at, zone, pace)}
          minTickGap={16}
        />
        <YAxis {...AXIS} axisLine={false} width={64} tickFormatter={textOf} tickCount={4} allowDecimals={false} />
        <Tooltip
          isAnimationActive={false}
          filterNull={false}
          cursor={{ stroke: "var(--color-edge)" }}
          content={({ active, activeIndex, payload }) => {
            const point: ChartPoint | undefined = payload[0]?.payload;
            return active && point !== undefined ? (
              <>
                <PointTip point={point} form={form} />
                <PointVoice key={activeIndex} text={pointText(point, form)} byKeys={byKeys} outlet={outlet} />
              </>
            ) : null;
          }}
        />
        <Line
          dataKey="beside"
          isAnimationActive={false}
          dot={false}
          activeDot={false}
          stroke="var(--color-muted)"
          strokeWidth={1}
          strokeDasharray="3 3"
        />
        <Line
          dataKey="value"
          isAnimationActive={false}
          dot={({ key, cx, cy, payload }) => <PointMark key={key} x={cx} y={cy} point={payload} />}
          activeDot={{ r: 4, fill: "var(--color-ink)", stroke: "var(--color-surface)" }}
          stroke="var(--color-ink)"
          strokeWidth={1.75}
        />
      </LineChart>
    </div>
  );
});
