import type { RegionRow } from "#components/status-page/component-grid.ts";
import { OUR_NAMES, regionText } from "#components/status-page/component-words.ts";
import { StatusWord } from "#components/status-page/status-word.tsx";
import type { Region } from "#lib/triage/region.ts";
import { OUR_COMPONENTS } from "#lib/triage/status-page.ts";

type RegionTableProps = {
  rows: readonly RegionRow[];
  /** Ours; null where it is not known. */
  ours: Region | null;
  old: boolean;
};

/** The REST API and Webhooks in every region that the page names. */
export function RegionTable({ rows, ours, old }: RegionTableProps) {
  return (
    <table className="w-full table-fixed border-collapse text-12">
      <caption className="sr-only">REST API and Webhooks by region</caption>
      <thead>
        <tr className="border-b border-line text-left text-muted">
          <th scope="col" className="py-1 pr-2 font-medium">
            Region
          </th>
          {OUR_COMPONENTS.map((component) => (
            <th key={component} scope="col" className="px-1 py-1 font-medium">
              {OUR_NAMES[component]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ region, statuses }) => (
          <tr key={region} className="border-b border-line last:border-b-0">
            <th scope="row" className="py-2 pr-2 text-left align-top font-medium">
              {regionText(region)}
              {region !== null && region === ours ? " (ours)" : null}
            </th>
            {OUR_COMPONENTS.map((component) => {
              const status = statuses[component];
              return (
                <td key={component} className="px-1 py-2 align-top">
                  {status === null ? (
                    <span className="text-muted">Not listed</span>
                  ) : (
                    <StatusWord status={status} old={old} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
