import type { Metadata } from "next";
import { ThemePicker } from "#components/theme/theme-picker.tsx";
import { Section } from "#components/ui/card.tsx";

export const metadata: Metadata = { title: "Appearance" };

export default function AppearancePage() {
  return (
    <Section id="theme" title="Theme" description="Kept in this browser only.">
      <ThemePicker />
    </Section>
  );
}
