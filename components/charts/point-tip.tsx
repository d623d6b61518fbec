import type { ChartPoint } from "#components/charts/chart-points.ts";
import { type PointForm, pointWords } from "#components/charts/point-words.ts";
import { StateMark } from "#components/ui/state-mark.tsx";

/**
 * One point in words: on hover, on touch, and as the arrow keys come to it. It is no live region, because the figures under a
 * pointer that rests are renewed by themselves: `PointVoice` tells what the keys come to.
 */
export function PointTip({ point, form }: { point: ChartPoint; form: PointForm }) {
  const { when, missing, figures, failure } = pointWords(point, form);
  return (
    <div className="figures rounded-8 bg-raised px-3 py-2 text-12 text-ink shadow-float">
      <p className="text-muted">{when}</p>
      {missing === null ? null : <p>{missing}</p>}
      {figures.map(({ name, text }, index) => (
        <p key={name}>
          {name}: <span className={index === 0 ? "font-semibold" : undefined}>{text}</span>
        </p>
      ))}
      {failure === null ? null : <StateMark meaning="failing">{failure}</StateMark>}
    </div>
  );
}
