import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { SettingValues } from "#components/settings/setting-values.tsx";
import { SystemCard } from "#components/settings/system-card.tsx";
import { Card, Section } from "#components/ui/card.tsx";
import { may } from "#lib/auth/permissions.ts";
import { readSettings } from "#lib/services/read-settings.ts";

export const metadata: Metadata = { title: "Systems" };

export default async function SystemsPage() {
  const ctx = await pageContext();
  const { systems, runbook } = await readSettings({ ctx });
  const mayTest = may(ctx.actor.role, "settings:test");
  return (
    <div className="flex flex-col gap-12">
      <Section
        id="systems"
        title="Systems"
        description="What Offhook talks to. Values are environment variables of its process and change with a restart; a token in a file is read before each run."
      >
        {systems.map((system) => (
          <SystemCard key={system.name} system={system} mayTest={mayTest} />
        ))}
      </Section>
      <Section
        id="runbook-values"
        title="Runbook values"
        description="What the playbooks fill into their commands, so that they can be copied as they stand. The token is never among them."
      >
        <Card>
          <SettingValues settings={runbook} />
        </Card>
      </Section>
    </div>
  );
}
