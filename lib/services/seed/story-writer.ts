import type { Command } from "#lib/incident/command.ts";
import { type Cast, fill } from "#lib/services/seed/cast.ts";
import type { Random } from "#lib/services/seed/random.ts";
import type { Scene } from "#lib/services/seed/scene.ts";
import type { Passage, Step } from "#lib/services/seed/story.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

export const MINUTE_MS = 60_000;

/** What a story is about before a word of it is written. */
export type Plot = {
  readonly scene: Scene;
  /** The first alert. */
  readonly startedAt: Date;
  /** From the first alert to the end. */
  readonly minutes: number;
  /** It is not over yet: nobody has resolved it. */
  readonly staysOpen: boolean;
};

/** Writes a story from its beginning to its end: its clock only goes forward, and each command adds exactly one event. */
export class StoryWriter {
  readonly plot: Plot;
  readonly random: Random;
  readonly cast: Cast;
  readonly steps: Step[] = [];
  readonly passages: Passage[] = [];
  #now: number;
  #version = 0;
  #promised = 0;

  constructor(plot: Plot, cast: Cast, random: Random) {
    this.plot = plot;
    this.cast = cast;
    this.random = random;
    this.#now = plot.startedAt.getTime();
  }

  get now(): Date {
    return new Date(this.#now);
  }

  /** The number of the last event, as a command's `expectedVersion` names it. */
  get version(): number {
    return this.#version;
  }

  /** One of a scene's ways to say something. */
  say(texts: readonly string[]): string {
    return fill(this.random.pick(texts), this.cast);
  }

  /** Lets some minutes pass, with seconds. */
  pass(from: number, to: number): void {
    this.#now += Math.round((from + this.random.fraction() * (to - from)) * 60) * 1_000;
  }

  /** Lets time pass until this share of the incident is over; not at all where it already is. */
  passTo(share: number): void {
    const at = this.plot.startedAt.getTime() + Math.round(share * this.plot.minutes * 60) * 1_000;
    this.#now = Math.max(this.#now, at);
  }

  /** A moment up to so many minutes ago, but not before the first alert: things are written down after they happened. */
  ago(minutes: number): Instant {
    const earliest = Math.max(this.plot.startedAt.getTime(), this.#now - minutes * MINUTE_MS);
    return instant(new Date(earliest + Math.floor((this.random.fraction() * (this.#now - earliest)) / 1_000) * 1_000));
  }

  /** A time for the next update, as people say it: on a full five minutes, and later than the one promised before. */
  promise(minutes: number): Instant {
    const wanted = Math.max(this.#now + minutes * MINUTE_MS, this.#promised + 1);
    this.#promised = Math.ceil(wanted / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
    return instant(new Date(this.#promised));
  }

  /** The declaration, which adds so many events. */
  declared(events: number): void {
    this.#version = events;
  }

  /** @returns the number of the command's event */
  write(by: string, command: Command): number {
    this.steps.push({ at: this.now, by, command });
    this.#version += 1;
    return this.#version;
  }

  /** A text of the postmortem, which is no part of the record. */
  tell(section: string, text: string): void {
    this.passages.push({ at: this.now, section, text });
  }
}
