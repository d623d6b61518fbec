import { componentState } from "#components/status-page/component-state.ts";
import { classNames } from "#components/ui/class-names.ts";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { TONE_INK } from "#components/ui/tone.ts";

type StatusWordProps = {
  status: string;
  /** True when it may be something else by now: then it is no state to go by. */
  old: boolean;
};

/** A component's status in a list: icon and the page's word. */
export function StatusWord({ status, old }: StatusWordProps) {
  const { meaning, word } = componentState(status);
  const shown = old ? "unknown" : meaning;
  return (
    <span className={classNames("inline-flex items-start gap-1 wrap-anywhere", TONE_INK[shown])}>
      <StateIcon meaning={shown} />
      {old ? `${word} then` : word}
    </span>
  );
}
