import { freshKey } from "#lib/client/fresh-key.ts";

/** A random UUID (version 4). `crypto.randomUUID` is missing where a page came over plain HTTP from another machine. */
export function freshUuid(): string {
  const hex = freshKey();
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
