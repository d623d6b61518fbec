import { BlockList, isIP } from "node:net";

/** Set by the server from the socket of each request, over whatever the client sent under this name. */
export const PEER_HEADER = "x-offhook-peer";

/** Where a reverse proxy of ours may stand: loopback, RFC 1918, link-local and unique local addresses. */
const NEAR = new BlockList();
NEAR.addSubnet("127.0.0.0", 8);
NEAR.addSubnet("10.0.0.0", 8);
NEAR.addSubnet("172.16.0.0", 12);
NEAR.addSubnet("192.168.0.0", 16);
NEAR.addSubnet("169.254.0.0", 16);
NEAR.addAddress("::1", "ipv6");
NEAR.addSubnet("fc00::", 7, "ipv6");
NEAR.addSubnet("fe80::", 10, "ipv6");

/**
 * Where a request comes from, for counting sign-in attempts: the peer, or the last hop that a proxy near us wrote into
 * `X-Forwarded-For`. Earlier hops are the client's own words. An IPv6 client counts by its /64, of which it owns every address.
 */
export function clientAddress(headers: Headers): string {
  const peer = withoutMapping(headers.get(PEER_HEADER) ?? "");
  const forwarded = withoutMapping(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "");
  const address = isIP(forwarded) !== 0 && (peer === "" || isNear(peer)) ? forwarded : peer;
  if (isIP(address) === 0) return "unknown";
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** A dual-stack socket writes IPv4 peers as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isNear(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && NEAR.check(address, version === 6 ? "ipv6" : "ipv4");
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
