import { LoaderCircle } from "lucide-react";

/** Turns while something runs; shows itself only after 300 ms, so that what is quick does not flicker. */
export function Spinner() {
  return (
    <span className="inline-flex animate-late" aria-hidden="true">
      <LoaderCircle className="size-4 animate-spin" />
    </span>
  );
}
