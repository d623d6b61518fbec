"use client";

import { type ReactNode, useState } from "react";

/** What is shown of a value; each change of it fades once, the first showing does not. */
export function Changed({ value, children }: { value: string; children: ReactNode }) {
  const [first] = useState(value);
  const [hasChanged, setHasChanged] = useState(false);
  if (!hasChanged && value !== first) setHasChanged(true);
  return (
    <span key={value} className={hasChanged ? "inline-flex animate-changed rounded-4" : "inline-flex"}>
      {children}
    </span>
  );
}
