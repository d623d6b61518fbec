import { z } from "zod";

/** `GET /api/health`, in the shape that the runbook's own check reads at `.services.intercom.status`. */
export const Health = z.object({
  status: z.enum(["healthy", "degraded", "unhealthy"]),
  services: z.object({
    database: z.object({ status: z.enum(["healthy", "unhealthy"]) }),
    intercom: z.object({ status: z.enum(["healthy", "degraded", "unhealthy", "unknown"]) }),
  }),
});
export type Health = z.infer<typeof Health>;
