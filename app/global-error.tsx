"use client";

import { fontVariables } from "#app/fonts.ts";
import "#app/globals.css";
import { Outage } from "#components/shell/outage.tsx";

/** In place of the root layout when that itself fails. */
export default function GlobalErrorPage({ error }: { error: unknown }) {
  return (
    <html lang="en" className={fontVariables}>
      <body className="font-sans">
        <title>Something went wrong · Offhook</title>
        <Outage error={error} retry={() => window.location.reload()} />
      </body>
    </html>
  );
}
