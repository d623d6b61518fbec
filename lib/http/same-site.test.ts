import { expect, test } from "vitest";
import { refuseCrossSite } from "#lib/http/same-site.ts";

const PUBLIC_URL = "https://offhook.example.com";
const FOREIGN = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

function refusing(method: string, headers: Record<string, string>): () => void {
  const request = new Request("http://localhost:3000/api/x", { method, headers });
  return () => refuseCrossSite(request, PUBLIC_URL);
}

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "given %s, then another site's page is refused and ours is not",
  (method) => {
    expect(refusing(method, FOREIGN)).toThrow(expect.objectContaining({ code: "cross_site" }));
    expect(refusing(method, { origin: PUBLIC_URL, "sec-fetch-site": "same-origin" })).not.toThrow();
  },
);

test.each(["GET", "HEAD", "OPTIONS"])("given %s from another site, then it passes", (method) => {
  expect(refusing(method, FOREIGN)).not.toThrow();
});
