import { Badge } from "#components/ui/badge.tsx";
import type { SettingValue } from "#lib/contracts/settings.ts";

/** What is configured, by environment variable. A secret is only ever set or not set. */
export function SettingValues({ settings }: { settings: readonly SettingValue[] }) {
  return (
    <dl className="flex flex-col">
      {settings.map(({ name, meaning, value, set, secret }) => (
        <div
          key={name}
          className="grid gap-x-6 gap-y-1 border-t border-line px-4 py-3 first:border-t-0 md:grid-cols-[20rem_1fr]"
        >
          <dt className="flex min-w-0 flex-col">
            <code className="font-mono text-14 break-all">{name}</code>
            <span className="text-12 text-muted">{meaning}</span>
          </dt>
          <dd className="flex min-w-0 items-center text-14">
            {value !== null ? (
              <code className="font-mono break-all">{value}</code>
            ) : (
              <Badge weight={set ? "outlined" : "quiet"}>{set ? (secret ? "Set, not shown" : "Set") : "Not set"}</Badge>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
