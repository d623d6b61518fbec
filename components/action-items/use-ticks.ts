"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { HeldItem, HeldItems } from "#components/action-items/held-items.ts";
import { nameOf } from "#components/action-items/use-action-item-list.ts";
import type { Failure } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { freshKey } from "#lib/client/fresh-key.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";

export type Ticks = {
  /** Those that were ticked here, by name. */
  held: HeldItems;
  /** What a box was set to, until the server has said what it is; by name. */
  asked: ReadonlyMap<string, boolean>;
  /** Why the last tick of an item was not done; by name. */
  failures: ReadonlyMap<string, Failure>;
  tick: (item: ListedActionItem, done: boolean) => Promise<void>;
};

/** Ticks action items where they are listed. A box shows at once what it was set to, and goes back where that was not done. */
export function useTicks(say: (text: string) => void): Ticks {
  const queries = useQueryClient();
  const [held, setHeld] = useState<HeldItems>(new Map());
  const [asked, setAsked] = useState<Ticks["asked"]>(new Map());
  const [failures, setFailures] = useState<Ticks["failures"]>(new Map());
  const underWay = useRef(new Set<string>());

  const tick = async (item: ListedActionItem, done: boolean) => {
    const name = nameOf(item);
    if (underWay.current.has(name)) return;
    underWay.current.add(name);
    setAsked((before) => withOne(before, name, done));
    setFailures((before) => withoutOne(before, name));
    const answer = await api.commandIncident(item.incident, {
      type: done ? "complete-action-item" : "reopen-action-item",
      item: item.item,
      idempotencyKey: freshKey(),
    });
    underWay.current.delete(name);
    if (answer.ok) {
      const { completedAt } = answer.value.actionItems.find(({ id }) => id === item.item) ?? item;
      setHeld((before) =>
        hold(before, name, { before: item, now: { ...item, completedAt, overdue: item.overdue && !done } }),
      );
      say(done ? `Done: ${item.text}` : `Open again: ${item.text}`);
      // The row itself may still be the old one: what was answered stands in its place until the list knows.
      await queries.invalidateQueries({ queryKey: queryKeys.actionItemLists });
    } else {
      setFailures((before) => withOne(before, name, answer.failure));
    }
    setAsked((before) => withoutOne(before, name));
  };
  return { held, asked, failures, tick };
}

/** As it stood in the list at first: ticked twice, it is where it was. */
function hold(held: HeldItems, name: string, { before, now }: HeldItem): HeldItems {
  return withOne(held, name, { before: held.get(name)?.before ?? before, now });
}

function withOne<Value>(map: ReadonlyMap<string, Value>, name: string, value: Value): ReadonlyMap<string, Value> {
  return new Map([...map, [name, value]]);
}

function withoutOne<Value>(map: ReadonlyMap<string, Value>, name: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([other]) => other !== name));
}
