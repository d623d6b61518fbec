import { describe, expect, it } from "vitest";
import { readProblem } from "#lib/client/read-problem.ts";

describe("readProblem", () => {
  it("given a problem with wrong fields, keeps its code, its words and each field", () => {
    const failure = readProblem(400, {
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      code: "invalid_input",
      detail: "Two fields are wrong.",
      errors: [
        { field: "email", message: "Enter an e-mail address" },
        { field: "password", message: "At least 12 characters" },
      ],
    });

    expect(failure).toEqual({
      code: "invalid_input",
      status: 400,
      message: "Two fields are wrong.",
      fields: { email: "Enter an e-mail address", password: "At least 12 characters" },
    });
  });

  it.each([
    ["nothing readable", undefined],
    ["a list", []],
    ["text", "Bad Gateway"],
    ["null", null],
    ["wrong types", { code: 7, detail: {}, errors: "all of them" }],
  ])("given %s, still says what is known", (_, body) => {
    expect(readProblem(502, body)).toMatchObject({
      code: "unreadable",
      status: 502,
      fields: {},
      message: expect.stringContaining("502"),
    });
  });

  it("given field errors of wrong types, keeps those that can be read", () => {
    const failure = readProblem(400, {
      code: "invalid_input",
      errors: [null, { field: 1 }, { field: "a", message: "b" }],
    });
    expect(failure.fields).toEqual({ a: "b" });
  });
});
