import { isDeepStrictEqual } from "node:util";
import type { OutlineChange, PostmortemTemplate } from "#lib/contracts/postmortem.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { withTemplateHeld, writeTemplate } from "#lib/db/postmortem-template.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { outlineConflict } from "#lib/services/outline-conflict.ts";
import { readTemplate } from "#lib/services/read-template.ts";

/**
 * Says what new postmortems begin with. Those that are there keep their sections.
 * @throws ServiceError `conflict`, `invalid_command`, `unauthenticated`, `forbidden`
 */
export async function changeTemplate({
  ctx,
  input: { expectedVersion, outline },
}: {
  ctx: Context;
  input: OutlineChange;
}): Promise<PostmortemTemplate> {
  const by = authorOf(authorize(ctx, "template:change"));
  await withTemplateHeld(async (template, transaction) => {
    if (isDeepStrictEqual(template.outline, outline)) return;
    if (template.version !== expectedVersion) throw outlineConflict(template);
    const version = template.version + 1;
    await writeTemplate(transaction, { outline, version, by, at: ctx.now });
    await recordAudit(transaction, {
      at: ctx.now,
      by,
      action: "template.changed",
      subject: "Postmortem template",
      detail: { version: String(version), sections: String(outline.length) },
    });
  });
  return readTemplate({ ctx });
}
