import { ADMIN } from "#simulator/intercom/admin.ts";
import { CONTACTS } from "#simulator/intercom/contacts.ts";

const QUESTIONS = [
  "My order has not arrived yet",
  "Can I change the delivery address?",
  "The brake lever came loose",
  "Do you service older frames?",
  "The invoice shows the wrong company name",
] as const;

const FIRST_ID = 41_200;
const FIRST_AT = 1_763_020_800;
const HOUR_SECONDS = 3600;

/** The workspace's conversations as lists and searches show them, oldest first. */
export const CONVERSATION_LIST_ITEMS = QUESTIONS.map((question, index) => {
  const contact = CONTACTS[index % CONTACTS.length];
  const createdAt = FIRST_AT + index * HOUR_SECONDS;
  return {
    type: "conversation",
    id: String(FIRST_ID + index),
    created_at: createdAt,
    updated_at: createdAt + HOUR_SECONDS,
    waiting_since: null,
    snoozed_until: null,
    source: {
      type: "conversation",
      id: String(FIRST_ID + 10_000 + index),
      delivered_as: "customer_initiated",
      subject: "",
      body: `<p>${question}</p>`,
      author: { type: "user", id: contact?.id ?? null, name: contact?.name ?? null, email: contact?.email ?? null },
      attachments: [],
      url: null,
      redacted: false,
    },
    contacts: {
      type: "contact.list",
      contacts: contact ? [{ type: "contact", id: contact.id, external_id: contact.external_id }] : [],
    },
    admin_assignee_id: Number(ADMIN.id),
    open: true,
    state: "open",
    read: true,
    tags: { type: "tag.list", tags: [] },
    priority: "none",
    title: null,
    custom_attributes: {},
    linked_objects: { type: "list", data: [], total_count: 0, has_more: false },
    ai_agent_participated: false,
  };
});

/** One conversation as it is retrieved by id: with its parts. Undefined for an unknown id. */
export function conversationWithParts(id: string) {
  const conversation = CONVERSATION_LIST_ITEMS.find((candidate) => candidate.id === id);
  if (conversation === undefined) return undefined;
  const part = {
    type: "conversation_part",
    id: `${id}01`,
    part_type: "comment",
    body: "<p>Thanks for writing, we are looking into it.</p>",
    created_at: conversation.updated_at,
    updated_at: conversation.updated_at,
    notified_at: conversation.updated_at,
    author: { type: "admin", id: ADMIN.id, name: ADMIN.name, email: ADMIN.email },
    attachments: [],
    external_id: null,
    redacted: false,
  };
  return {
    ...conversation,
    conversation_parts: { type: "conversation_part.list", conversation_parts: [part], total_count: 1 },
  };
}
