const ISO =
  /(20\d\d)-(\d\d)-(\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))(?![\d:])/y;
const COMMON = /(\d\d)\/([A-Z][a-z]{2})\/(20\d\d):(\d\d:\d\d:\d\d) ([+-]\d{4})/y;
const HEADER = /(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (20\d\d) (\d\d:\d\d:\d\d) (GMT|UTC|[+-]\d{4})/y;
const EPOCH = /1\d{9}(?:\d{3}|\.\d{1,9}|\d{6}|\d{9})?(?![\d.]*\d)/y;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The time that stands there with its zone, in any of the ways logs write one; null where it is not sure. */
export function timeAt(text: string, at: number): string | null {
  ISO.lastIndex = at;
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, time, fraction = "0", zone = "Z"] = iso;
    return utc(`${year}-${month}-${day}`, time, fraction, zone);
  }
  COMMON.lastIndex = at;
  const common = COMMON.exec(text);
  if (common !== null) return written(common[3], common[2], common[1], common[4], common[5]);
  HEADER.lastIndex = at;
  const header = HEADER.exec(text);
  return header === null ? null : written(header[3], header[2], header[1]?.padStart(2, "0"), header[4], header[5]);
}

/** The same where it stands under a name that says that it is a time: then a number is one too. */
export function namedTimeAt(text: string, at: number): string | null {
  const time = timeAt(text, at);
  if (time !== null) return time;
  EPOCH.lastIndex = at;
  const digits = EPOCH.exec(text)?.[0];
  if (digits === undefined) return null;
  const whole = digits.split(".", 1)[0] ?? digits;
  const ms = digits.includes(".") ? Number(digits) * 1_000 : Number(digits) / 10 ** (whole.length - 13);
  return stamp(Math.floor(ms));
}

function written(year = "", month = "", day = "", time = "", zone = ""): string | null {
  const index = MONTHS.indexOf(month);
  return index === -1 ? null : utc(`${year}-${String(index + 1).padStart(2, "0")}-${day}`, time, "0", zone);
}

function utc(day: string, time = "", fraction: string, zone: string): string | null {
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(":", "").slice(3) || "00"}` : "Z";
  return stamp(Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}${offset}`));
}

function stamp(ms: number): string | null {
  return Number.isNaN(ms) || ms >= 4_102_444_800_000 ? null : new Date(ms).toISOString();
}
