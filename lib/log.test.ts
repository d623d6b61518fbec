import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** What a process of its own writes, since the logger writes past Vitest's capture. */
function logged(statement: string): string {
  const script = `import { log } from "#lib/log.ts"; ${statement}; log.flush();`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
}

describe("log", () => {
  test("given a secret under its name, one level deep or two, then its value is not written", () => {
    const line = logged(
      `log.info({ token: "s3cret", headers: { authorization: "s3cret", cookie: "s3cret" }, a: { b: { password: "s3cret" } } }, "said")`,
    );
    expect(JSON.parse(line)).toMatchObject({ level: "info", msg: "said", token: "[redacted]" });
    expect(line).not.toContain("s3cret");
  });

  test("given an error that quotes an address with a password, then the password is not written", () => {
    const line = logged(`log.error({ err: new Error("cannot reach postgresql://ann:s3cret@db:5432/x") }, "failed")`);
    expect(line).toContain("postgresql://ann:[redacted]@db:5432/x");
    expect(line).not.toContain("s3cret");
  });
});
