import type { Mistake } from "#components/incidents/filters.ts";
import { Notice } from "#components/ui/notice.tsx";

const NAMES: Record<Mistake["name"], string> = {
  q: "Search",
  status: "Status",
  severity: "Severity",
  leaf: "Classification",
  from: "From",
  to: "To",
};

/** A value can be as long as an address. */
const LONGEST_SHOWN = 40;

/** Says which values of the address filter nothing; the list below shows the rest. */
export function FilterMistakes({ mistakes }: { mistakes: readonly Mistake[] }) {
  if (mistakes.length === 0) return null;
  return (
    <Notice role="status" tone="unknown" title="The address has filters that Offhook does not know; they were left out">
      <ul>
        {mistakes.map(({ name, value, why }) => (
          <li key={`${name} ${value}`} className="wrap-anywhere">
            {NAMES[name]} “{shortened(value)}”. {why}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function shortened(value: string): string {
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
}
