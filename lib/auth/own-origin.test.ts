import { describe, expect, test } from "vitest";
import { isFromOwnPage } from "#lib/auth/own-origin.ts";

const PUBLIC_URL = "https://offhook.example.com";

type Given = { host?: string; origin?: string; site?: string };

function passes({ host = "offhook.example.com", origin, site }: Given): boolean {
  const headers = new Headers({ host });
  if (origin !== undefined) headers.set("origin", origin);
  if (site !== undefined) headers.set("sec-fetch-site", site);
  return isFromOwnPage(headers, PUBLIC_URL);
}

describe("a page of ours, or a program", () => {
  test.each<Given & { given: string }>([
    { given: "the public address", origin: PUBLIC_URL, site: "same-origin" },
    { given: "localhost", host: "localhost:3000", origin: "http://localhost:3000", site: "same-origin" },
    { given: "127.0.0.1", host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" },
    { given: "the loopback address of IPv6", host: "[::1]:3000", origin: "http://[::1]:3000" },
    { given: "an address in the local network", host: "192.168.1.5:3000", origin: "http://192.168.1.5:3000" },
    { given: "a program, which names no origin" },
    { given: "a person who typed the address", site: "none" },
  ])("given $given, then it passes", (given) => {
    expect(passes(given)).toBe(true);
  });

  test.each<Given & { given: string }>([
    { given: "another site", origin: "https://evil.example", site: "cross-site" },
    { given: "another site whose browser names only the relation", site: "cross-site" },
    { given: "a sibling of our host name", site: "same-site" },
    { given: "the public address, in a frame of another site", origin: PUBLIC_URL, site: "cross-site" },
    { given: "another port of localhost", host: "localhost:3000", origin: "http://localhost:4000" },
    { given: "a name of theirs that points at us", host: "evil.example:3000", origin: "http://evil.example:3000" },
    { given: "a page without an origin", origin: "null" },
    { given: "an empty origin", origin: "" },
    { given: "http where the public address is https", origin: "http://offhook.example.com" },
  ])("given $given, then it does not", (given) => {
    expect(passes(given)).toBe(false);
  });
});
