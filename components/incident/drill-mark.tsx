import { FlaskConical } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";

/** Marks what was declared on the simulator, wherever it is shown. */
export function DrillMark() {
  return (
    <Badge weight="quiet">
      <FlaskConical aria-hidden="true" />
      DRILL
    </Badge>
  );
}
