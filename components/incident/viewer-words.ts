import type { Viewers } from "#lib/contracts/viewer.ts";

/** Everybody by name, whoever looks first: `Looking now: Ann (you), Ben`. */
export function viewersWords(viewers: Viewers["viewers"], me: string): string {
  const names = viewers.map(({ name }) => name);
  const others = names.filter((name) => name !== me);
  return `Looking now: ${[...(names.includes(me) ? [`${me} (you)`] : []), ...others].join(", ")}`;
}
