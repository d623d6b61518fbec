import { z } from "zod";
import { PageUpdate } from "#lib/contracts/status-page.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { API_HOSTS } from "#lib/runbook/values.ts";
import { Instant } from "#lib/text/instant.ts";

const Region = z.enum(Object.keys(API_HOSTS) as [keyof typeof API_HOSTS]).nullable();

const Place = z.object({ region: Region, component: z.string().nullable() });

/** A report as its column holds it. */
const KeptReport = z.object({
  kind: z.enum(["atlassian", "incidentio-compat", "incidentio-native", "incidentio-widget"]),
  url: z.string(),
  description: z.string().nullable(),
  unresolved: z.int().nullable(),
  components: z.array(z.object({ name: z.string(), region: Region, status: z.string() })).readonly(),
  incidents: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        places: z.array(Place).readonly().nullable(),
        status: z.string().nullable().default(null),
        startedAt: Instant.nullable().default(null),
        updates: z.array(PageUpdate).readonly().default([]),
      }),
    )
    .readonly(),
});

/** The status page as it was seen at some time. */
export type SeenPage = {
  readonly report: z.output<typeof KeptReport>;
  /** Ours, as far as it was known then. */
  readonly region: z.infer<typeof Region>;
  readonly seenAt: Date;
};

type Saved = Omit<SeenPage, "report"> & {
  readonly simulated: boolean;
  readonly report: z.input<typeof KeptReport>;
};

/** Keeps the latest look alone. Whatever its time: a clock that is set back must not hold the page still. */
export async function saveStatusPageReport(
  transaction: Prisma.TransactionClient,
  { simulated, report, region, seenAt }: Saved,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO status_page_report (simulated, report, region, seen_at)
    VALUES (${simulated}, ${JSON.stringify(report)}::jsonb, ${region}, ${seenAt})
    ON CONFLICT (simulated) DO UPDATE
    SET report = excluded.report, region = excluded.region, seen_at = excluded.seen_at`;
}

/** Null where nobody has looked yet, or where this version cannot read what another one kept. */
export async function findStatusPageReport(
  simulated: boolean,
  client: Prisma.TransactionClient = db(),
): Promise<SeenPage | null> {
  const row = await client.statusPageReport.findUnique({ where: { simulated } });
  const report = KeptReport.safeParse(row?.report);
  const region = Region.safeParse(row?.region);
  if (row === null || !report.success || !region.success) return null;
  return { report: report.data, region: region.data, seenAt: row.seenAt };
}
