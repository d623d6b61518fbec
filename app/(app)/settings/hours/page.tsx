import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { BusinessHours } from "#components/settings/business-calendar.tsx";
import { may } from "#lib/auth/permissions.ts";
import { readCalendar } from "#lib/services/read-calendar.ts";

export const metadata: Metadata = { title: "Working hours" };

export default async function WorkingHoursPage() {
  const ctx = await pageContext();
  return <BusinessHours initial={await readCalendar({ ctx })} mayChange={may(ctx.actor.role, "calendar:change")} />;
}
