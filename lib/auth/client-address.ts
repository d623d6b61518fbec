import { BlockList, isIP } from "node:net";

/** Set by the server from the socket of each request, over whatever the client sent under this name. */
export const PEER_HEADER = "x-offhook-peer";

/**
 * Where a request comes from, for counting sign-in attempts: the peer, or the last hop that a trusted proxy wrote into
 * `X-Forwarded-For`. Earlier hops are the client's own words. An IPv6 client counts by its /64, of which it owns every address.
 * @param proxies addresses or networks of our proxies; this machine counts as one always
 */
export function clientAddress(headers: Headers, proxies: readonly string[]): string {
  const peer = withoutMapping(headers.get(PEER_HEADER) ?? "");
  const forwarded = withoutMapping(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "");
  const address = isIP(forwarded) !== 0 && isTrusted(peer, proxies) ? forwarded : peer;
  if (isIP(address) === 0) return "unknown";
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** A dual-stack socket writes IPv4 peers as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isTrusted(peer: string, proxies: readonly string[]): boolean {
  if (isIP(peer) === 0) return false;
  const trusted = new BlockList();
  for (const proxy of ["127.0.0.0/8", "::1", ...proxies]) {
    const [address = "", bits] = proxy.split("/");
    if (bits === undefined) trusted.addAddress(address, family(address));
    else trusted.addSubnet(address, Number(bits), family(address));
  }
  return trusted.check(peer, family(peer));
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
