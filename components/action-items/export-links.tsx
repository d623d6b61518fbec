import { Download } from "lucide-react";
import { buttonClasses } from "#components/ui/button-classes.ts";

/** The list with its filters as files. A plain link: the browser saves what comes, however long it is. */
export function ExportLinks({ search }: { search: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {(["csv", "json"] as const).map((ending) => (
        <a
          key={ending}
          href={exportPath(ending, search)}
          download={`offhook-action-items.${ending}`}
          className={buttonClasses("secondary", "medium")}
        >
          <Download aria-hidden="true" />
          <span>
            <span className="sr-only">Export these as </span>
            {ending.toUpperCase()}
          </span>
        </a>
      ))}
    </div>
  );
}

export function exportPath(ending: "csv" | "json", search: string): string {
  return `/api/action-items.${ending}${search === "" ? "" : `?${search}`}`;
}
