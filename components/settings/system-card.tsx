import { SettingValues } from "#components/settings/setting-values.tsx";
import { SystemTest } from "#components/settings/system-test.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ConfiguredSystem } from "#lib/contracts/settings.ts";

/** One system around Offhook: how it is configured, and whether it answers now. */
export function SystemCard({ system, mayTest }: { system: ConfiguredSystem; mayTest: boolean }) {
  const { name, title, testable, hint, settings } = system;
  const heading = (
    <div className="flex min-w-0 flex-col">
      <h3 id={`system-${name}`} className="text-16 font-semibold">
        {title}
      </h3>
      {hint === null ? null : <p className="text-14 text-muted">{hint}</p>}
    </div>
  );
  return (
    <Card>
      <section aria-labelledby={`system-${name}`}>
        <div className="border-b border-line px-4 py-3">
          {mayTest && testable ? <SystemTest name={name} title={title} heading={heading} /> : heading}
        </div>
        <SettingValues settings={settings} />
      </section>
    </Card>
  );
}
