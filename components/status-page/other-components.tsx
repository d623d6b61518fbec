import type { StatusIn } from "#components/status-page/component-grid.ts";
import { regionText } from "#components/status-page/component-words.ts";
import { StatusWord } from "#components/status-page/status-word.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";

type OtherComponentsProps = {
  components: readonly { readonly name: string; readonly statuses: readonly StatusIn[] }[];
  /** Whether the page names any region. */
  byRegion: boolean;
  old: boolean;
};

/** What our integration does not stand on: there for whoever asks. */
export function OtherComponents({ components, byRegion, old }: OtherComponentsProps) {
  if (components.length === 0) return null;
  const troubled = components.filter(({ statuses }) => statuses.some(({ status }) => status !== "operational")).length;
  const number = components.length === 1 ? "1 other component" : `${components.length} other components`;
  return (
    <Disclosure summary={`${number}, ${troubled === 0 ? "all operational" : `${troubled} not operational`}`}>
      <ul className="flex flex-col text-12">
        {components.map(({ name, statuses }) => (
          <li
            key={name}
            className="flex flex-col gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0 sm:flex-row sm:items-start"
          >
            <span className="font-medium wrap-anywhere sm:w-48 sm:shrink-0">{name}</span>
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              {statuses.map(({ region, status }) => (
                <span key={region} className="inline-flex items-start gap-1">
                  {byRegion ? <span className="whitespace-nowrap text-muted">{regionText(region)}</span> : null}
                  <StatusWord status={status} old={old} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
