import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { TemplateEditor } from "#components/postmortem/outline/template-editor.tsx";
import { may } from "#lib/auth/permissions.ts";
import { readTemplate } from "#lib/services/read-template.ts";

export const metadata: Metadata = { title: "Postmortem" };

export default async function PostmortemTemplatePage() {
  const ctx = await pageContext();
  return <TemplateEditor initial={await readTemplate({ ctx })} mayChange={may(ctx.actor.role, "template:change")} />;
}
