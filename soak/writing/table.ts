import * as Y from "yjs";
import type { Postmortem } from "#lib/contracts/postmortem.ts";
import { ROOT_CAUSE, SUMMARY } from "#lib/runbook/outline.ts";
import { Random } from "#lib/services/seed/random.ts";
import { exportOf, postmortemFor, type Team } from "../../e2e/support/team.ts";
import { Typist } from "./typist.ts";
import { until } from "./waiting.ts";
import { type Expected, faultsOf } from "./words.ts";

const FURTHER = [{ id: "went-well", title: "What went well" }];
const SECTIONS = [SUMMARY, ROOT_CAUSE, ...FURTHER.map(({ id }) => id)];

/** Several who write one postmortem, and what they may expect of it. */
export class Table {
  readonly postmortem: Postmortem;
  readonly typists: readonly Typist[];
  readonly #team: Team;
  readonly #seed: number;
  #readers = 0;

  private constructor(team: Team, postmortem: Postmortem, typists: readonly Typist[], seed: number) {
    this.#team = team;
    this.postmortem = postmortem;
    this.typists = typists;
    this.#seed = seed;
  }

  static async sitDown(team: Team, size: number, seed: number): Promise<Table> {
    const postmortem = await postmortemFor(team, FURTHER);
    const typists: Typist[] = [];
    while (typists.length < size) typists.push(await Table.#typist(team, postmortem, typists.length, seed));
    return new Table(team, postmortem, typists, seed);
  }

  static #typist(team: Team, { document }: Postmortem, member: number, seed: number): Promise<Typist> {
    return Typist.open({ team, document, member, sections: SECTIONS, random: new Random(seed, member) });
  }

  /** Everything that the pages said is saved, and everything that was typed. */
  expected(acknowledged: readonly number[] = this.typists.map((typist) => typist.acknowledged)): Expected {
    const marksOf = (counts: readonly number[]) =>
      new Map(this.typists.flatMap((typist, index) => typist.marksOf(counts[index] ?? 0)));
    return { owed: marksOf(acknowledged), typed: marksOf(this.typists.map(({ edits }) => edits)) };
  }

  /** What somebody finds who was not there: the server alone tells. */
  async faultsForReader(expected: Expected): Promise<string[]> {
    const reader = await this.#reader();
    try {
      return faultsOf(reader.texts, expected);
    } finally {
      await reader.close();
    }
  }

  /**
   * Waits until everybody has everything, then compares: everybody's text, that of somebody who comes new, and the export; and
   * whether somebody has written who is not at the table.
   */
  async faultsAtRest(): Promise<string[]> {
    await Promise.all(this.typists.map((typist) => typist.saved()));
    await until("everybody has everything", () => new Set(this.typists.map(stateOf)).size === 1);
    const reader = await this.#reader();
    const { texts } = reader;
    const state = Y.decodeStateVector(Y.encodeStateVector(reader.document));
    await reader.close();

    const faults = faultsOf(texts, this.expected());
    const own = new Map(this.typists.map(({ document }) => [document.clientID, document]));
    for (const [client, clock] of state) {
      const document = own.get(client);
      if (document === undefined) faults.push(`client ${client} has written, which nobody is`);
      else if (Y.getState(document.store, client) !== clock) faults.push(`client ${client} has not written all of it`);
    }
    const markdown = await exportOf(this.#team, this.postmortem.number);
    for (const section of SECTIONS) {
      const text = texts[section] ?? "";
      if (!markdown.includes(text)) faults.push(`the export has another text in ${section}`);
      this.typists.forEach((typist, index) => {
        if (typist.texts[section] !== texts[section]) faults.push(`typist ${index} has another text in ${section}`);
      });
    }
    return faults;
  }

  async leave(): Promise<void> {
    await Promise.all(this.typists.map((typist) => typist.close()));
  }

  #reader(): Promise<Typist> {
    this.#readers += 1;
    return Table.#typist(this.#team, this.postmortem, this.typists.length, this.#seed + this.#readers);
  }
}

function stateOf({ document }: Typist): string {
  const state = [...Y.decodeStateVector(Y.encodeStateVector(document))];
  return JSON.stringify(state.sort(([one], [other]) => one - other));
}
