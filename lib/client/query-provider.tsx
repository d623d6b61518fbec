"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/**
 * Keeps what the server said, a client for each tab. Calls are made even where the browser believes to be offline (the
 * server may be on this machine), and are not retried behind the person's back: the screens say what failed.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // Who comes back to the page is told what changed: `LiveUpdates` asks then, at the pace that each thing has.
          queries: { networkMode: "always", retry: false, refetchOnWindowFocus: false },
          mutations: { networkMode: "always", retry: false },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
