import type { ReactNode } from "react";
import { signedInActor } from "#app/signed-in.ts";
import { SettingsNavigation, type SettingsPlace } from "#components/settings/settings-navigation.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may, type Permission } from "#lib/auth/permissions.ts";

const PLACES: readonly (SettingsPlace & { needs: Permission })[] = [
  { name: "Systems", href: "/settings", needs: "settings:read" },
  { name: "Postmortem", href: "/settings/postmortem", needs: "settings:read" },
  { name: "Working hours", href: "/settings/hours", needs: "settings:read" },
  { name: "People", href: "/settings/accounts", needs: "accounts:manage" },
  { name: "API tokens", href: "/settings/tokens", needs: "tokens:manage" },
  { name: "Audit log", href: "/settings/audit", needs: "audit:read" },
  { name: "Appearance", href: "/settings/appearance", needs: "settings:read" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await signedInActor();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="Settings" />
      <SettingsNavigation
        places={PLACES.filter(({ needs }) => may(role, needs)).map(({ name, href }) => ({ name, href }))}
      />
      {children}
    </div>
  );
}
