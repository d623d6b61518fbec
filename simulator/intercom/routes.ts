import type { Call } from "#simulator/call.ts";
import { ADMIN } from "#simulator/intercom/admin.ts";
import { CONTACTS } from "#simulator/intercom/contacts.ts";
import { CONVERSATION_LIST_ITEMS, conversationWithParts } from "#simulator/intercom/conversations.ts";
import { found, NOT_FOUND, type Outcome } from "#simulator/intercom/outcome.ts";
import { listPage, searchPage } from "#simulator/intercom/paging.ts";

type Route = {
  method: "GET" | "POST";
  /** A group, where there is one, is the id. */
  path: RegExp;
  reads: "admin" | "contacts" | "conversations";
  search?: true;
  answer: (call: Call, id: string) => Outcome;
};

/** A route that fits a call, ready to answer it. */
export type Found = Pick<Route, "reads" | "search"> & { answer: () => Outcome };

const conversationList = { type: "conversation.list", key: "conversations", defaultPerPage: 20 } as const;
const contactList = { type: "list", key: "data", defaultPerPage: 50 } as const;

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/me$/, reads: "admin", answer: () => found(ADMIN) },
  {
    method: "GET",
    path: /^\/conversations$/,
    reads: "conversations",
    answer: (call) => listPage(CONVERSATION_LIST_ITEMS, conversationList, call.query),
  },
  {
    method: "POST",
    path: /^\/conversations\/search$/,
    reads: "conversations",
    search: true,
    answer: (call) => searchPage(CONVERSATION_LIST_ITEMS, conversationList, call.body),
  },
  {
    method: "GET",
    path: /^\/conversations\/([^/]+)$/,
    reads: "conversations",
    answer: (_call, id) => foundOr404(conversationWithParts(id)),
  },
  {
    method: "POST",
    path: /^\/contacts\/search$/,
    reads: "contacts",
    search: true,
    answer: (call) => searchPage(CONTACTS, contactList, call.body),
  },
  {
    method: "GET",
    path: /^\/contacts\/([^/]+)$/,
    reads: "contacts",
    answer: (_call, id) => foundOr404(CONTACTS.find((contact) => contact.id === id)),
  },
];

export function findRoute(call: Call): Found | null {
  for (const { method, path, answer, ...route } of ROUTES) {
    const match = call.method === method ? path.exec(call.path) : null;
    if (match) return { ...route, answer: () => answer(call, match[1] ?? "") };
  }
  return null;
}

function foundOr404(record: object | undefined): Outcome {
  return record === undefined ? NOT_FOUND : found(record);
}
