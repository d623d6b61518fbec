import { expect, it } from "vitest";
import { matchingNames } from "#components/form/matching-names.ts";

const NAMES = ["Ann Admin", "Ben de Vries", "Élodie Roy"];

it.each([
  ["", NAMES],
  ["  ", NAMES],
  ["ann", ["Ann Admin"]],
  ["vri be", ["Ben de Vries"]],
  ["elo", ["Élodie Roy"]],
  ["@ben", ["Ben de Vries"]],
  ["nn", []],
  ["ann ben", []],
])("given %j, then it means %j", (typed, names) => {
  expect(matchingNames(NAMES, typed)).toEqual(names);
});
