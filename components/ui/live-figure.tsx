"use client";

import { useState } from "react";

/** Text that may change while it is looked at; each change fades once, the first showing does not. */
export function LiveFigure({ text }: { text: string }) {
  const [first] = useState(text);
  return (
    <span key={text} className={text === first ? "figures rounded-4" : "figures animate-changed rounded-4"}>
      {text}
    </span>
  );
}
