"use client";

import { Outage } from "#components/shell/outage.tsx";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <Outage error={error} retry={retry} />;
}
