import { describe, expect, it } from "vitest";
import { csvText } from "#lib/text/csv.ts";

const cells = (...row: Parameters<typeof csvText>[1][number]) => csvText(["a"], [row]).split("\r\n")[1];

describe("csvText", () => {
  it("given rows, then each ends a line, and the file says that it is UTF-8", () => {
    expect(
      csvText(
        ["one", "two"],
        [
          ["a", 1],
          [null, true],
        ],
      ),
    ).toBe("\uFEFFone,two\r\na,1\r\n,true\r\n");
  });

  it("given no rows, then the names alone", () => {
    expect(csvText(["one", "two"], [])).toBe("\uFEFFone,two\r\n");
  });

  it("given separators, quotes and line breaks, then the cell is quoted", () => {
    expect(cells('say "no", twice')).toBe('"say ""no"", twice"');
    expect(csvText(["a"], [["one\ntwo"]])).toBe('\uFEFFa\r\n"one\ntwo"\r\n');
    expect(cells("a;b")).toBe("a;b");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "\n=1"])("given %j, then no spreadsheet runs it", (text) => {
    expect(csvText([], [[text]]).replaceAll('"', "")).toBe(`\uFEFF\r\n'${text}\r\n`);
  });

  it('given =HYPERLINK("x","y"), then it is both harmless and quoted', () => {
    expect(cells('=HYPERLINK("x","y")')).toBe(`"'=HYPERLINK(""x"",""y"")"`);
  });

  it("given a sign within a text, or a number, then it stays", () => {
    expect(cells("a=b", -1)).toBe("a=b,-1");
  });
});
