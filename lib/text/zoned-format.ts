/** The format for a zone, an IANA name such as `Europe/Zurich`. */
export type ZonedFormat = (zone: string) => Intl.DateTimeFormat;

/**
 * How an instant is written on a zone's clock, in British English. A format takes far longer to make than to use, and a timeline
 * writes hundreds of instants: it is made once for each zone.
 */
export function zonedFormat(options: Omit<Intl.DateTimeFormatOptions, "timeZone">): ZonedFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (zone) => {
    const known = made.get(zone);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    made.set(zone, format);
    return format;
  };
}
