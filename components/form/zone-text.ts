const FORM = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** `13:30 UTC`, with the date where the zone is on another day then: `21 Nov 2026, 23:30 UTC`. */
export function utcBeside(instant: string, zone: string): string {
  const dayIn = (timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(instant));
  const date = dayIn(zone) === dayIn("UTC") ? {} : ({ year: "numeric", month: "short", day: "numeric" } as const);
  return `${new Intl.DateTimeFormat("en-GB", { ...date, ...FORM, timeZone: "UTC" }).format(new Date(instant))} UTC`;
}

/** What the zone calls itself at the instant, as in `CET` or `GMT+5:45`. */
export function zoneName(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" }).formatToParts(
    new Date(instant),
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
