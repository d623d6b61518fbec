import { componentState } from "#components/status-page/component-state.ts";
import { classNames } from "#components/ui/class-names.ts";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { TONE_INK } from "#components/ui/tone.ts";

/** A component's status in a list: icon and the page's word. */
export function StatusWord({ status }: { status: string }) {
  const { meaning, word } = componentState(status);
  return (
    <span className={classNames("inline-flex items-start gap-1 wrap-anywhere", TONE_INK[meaning])}>
      <StateIcon meaning={meaning} />
      {word}
    </span>
  );
}
