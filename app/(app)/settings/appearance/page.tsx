import type { Metadata } from "next";
import { signedInActor } from "#app/signed-in.ts";
import { ShortcutSwitch } from "#components/palette/shortcut-switch.tsx";
import { ThemePicker } from "#components/theme/theme-picker.tsx";
import { Section } from "#components/ui/card.tsx";

export const metadata: Metadata = { title: "Appearance" };

export default async function AppearancePage() {
  const { role } = await signedInActor();
  return (
    <div className="flex flex-col gap-12">
      <Section id="theme" title="Theme" description="Kept in this browser only.">
        <ThemePicker />
      </Section>
      <Section
        id="shortcuts"
        title="Keyboard shortcuts"
        description="Kept in this browser only. Turn them off where single keys are pressed by accident, for instance by speech input."
      >
        <ShortcutSwitch role={role} />
      </Section>
    </div>
  );
}
