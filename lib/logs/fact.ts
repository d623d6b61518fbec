import type { Target } from "#lib/logs/target.ts";

/** Something that a log says, and where. */
export type Fact<T> = { readonly at: number; readonly value: T };

/** From an opening brace to its closing one. */
export type Scope = { readonly from: number; to: number; readonly parent: Scope | null };

/** What one record says, each kind in the order in which it stands there. */
export type Facts = {
  readonly from: number;
  readonly to: number;
  readonly statuses: Fact<number>[];
  readonly codes: Fact<string>[];
  readonly targets: Fact<Target>[];
  readonly methods: Fact<string>[];
  readonly times: Fact<string>[];
  /** In the order in which they begin. */
  readonly scopes: Scope[];
  /** Where its lines end, but for the last one. */
  readonly lineEnds: number[];
};
