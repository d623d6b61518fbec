import { connection } from "next/server";
import type { ReactNode } from "react";
import { BarePage } from "#components/shell/bare-page.tsx";
import { env } from "#lib/env.ts";

export default async function EntranceLayout({ children }: { children: ReactNode }) {
  await connection();
  return <BarePage simulated={env().simulated}>{children}</BarePage>;
}
