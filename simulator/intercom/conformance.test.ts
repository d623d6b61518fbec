import { Ajv, type AnySchemaObject } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { givenSimulator } from "#simulator/test-simulator.ts";

/**
 * Intercom's API specification 2.16 says these things of the bodies that triage reads. Where it allows more than Intercom
 * was seen to send, the schemas ask for what was seen.
 */
const text = { type: "string" };
const count = { type: "integer", minimum: 0 };

const errorList: AnySchemaObject = {
  type: "object",
  required: ["type", "request_id", "errors"],
  additionalProperties: false,
  properties: {
    type: { const: "error.list" },
    request_id: { type: "string", format: "uuid" },
    errors: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["code", "message"],
        additionalProperties: false,
        properties: { code: { type: "string", pattern: "^[a-z_]+$" }, message: text, field: text },
      },
    },
  },
};

const admin: AnySchemaObject = {
  type: "object",
  required: ["type", "id", "email", "name", "email_verified", "app", "avatar", "has_inbox_seat"],
  properties: {
    type: { const: "admin" },
    id: text,
    email: { type: "string", format: "email" },
    name: text,
    email_verified: { type: "boolean" },
    has_inbox_seat: { type: "boolean" },
    avatar: {
      type: "object",
      required: ["type", "image_url"],
      properties: { type: { const: "avatar" }, image_url: { type: "string", format: "uri", nullable: true } },
    },
    app: {
      type: "object",
      required: ["type", "id_code", "name", "created_at", "identity_verification", "timezone", "region"],
      properties: {
        type: { const: "app" },
        id_code: text,
        name: text,
        created_at: count,
        identity_verification: { type: "boolean" },
        timezone: text,
        region: { enum: ["US", "EU", "AU"] },
      },
    },
  },
};

const pages: AnySchemaObject = {
  type: "object",
  required: ["type", "page", "per_page", "total_pages"],
  additionalProperties: false,
  properties: {
    type: { const: "pages" },
    page: count,
    per_page: count,
    total_pages: count,
    next: {
      type: "object",
      required: ["per_page", "starting_after"],
      properties: { per_page: count, starting_after: text },
    },
  },
};

const contact: AnySchemaObject = {
  type: "object",
  required: ["type", "id", "role", "email", "created_at", "updated_at"],
  properties: {
    type: { const: "contact" },
    id: text,
    workspace_id: text,
    external_id: { type: "string", nullable: true },
    role: { enum: ["user", "lead"] },
    email: { type: "string", format: "email" },
    created_at: count,
    updated_at: count,
  },
};

const conversation: AnySchemaObject = {
  type: "object",
  required: ["type", "id", "created_at", "updated_at", "state", "open", "source", "contacts"],
  properties: {
    type: { const: "conversation" },
    id: text,
    created_at: count,
    updated_at: count,
    state: { enum: ["open", "closed", "snoozed"] },
    open: { type: "boolean" },
    source: { type: "object", required: ["type", "delivered_as", "author"] },
    contacts: { type: "object", required: ["type", "contacts"] },
  },
};

const listOf = (type: string, key: string, item: AnySchemaObject): AnySchemaObject => ({
  type: "object",
  required: ["type", key, "total_count", "pages"],
  additionalProperties: false,
  properties: { type: { const: type }, [key]: { type: "array", minItems: 1, items: item }, total_count: count, pages },
});

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);

/** What is wrong with a body; empty where it conforms. */
function faults(schema: AnySchemaObject, body: unknown): unknown {
  const validate = ajv.compile(schema);
  validate(body);
  return validate.errors ?? [];
}

const ANY = { query: { field: "created_at", operator: ">", value: "0" }, pagination: { per_page: 2 } };

describe("bodies conform to Intercom's specification", () => {
  test("GET /me", async () => {
    const simulator = await givenSimulator();

    expect(faults(admin, (await simulator.get("/me")).json)).toEqual([]);
  });

  test("contacts and conversations, listed, searched and by id", async () => {
    const { get, post } = await givenSimulator();
    const conversations = listOf("conversation.list", "conversations", conversation);
    const contacts = listOf("list", "data", contact);

    const listed = (await get("/conversations?per_page=1")).json;
    const found = (await post("/contacts/search", ANY)).json;

    expect(faults(conversations, listed)).toEqual([]);
    expect(faults(conversations, (await post("/conversations/search", ANY)).json)).toEqual([]);
    expect(faults(contacts, found)).toEqual([]);
    expect(faults(conversation, (await get(`/conversations/${listed.conversations[0].id}`)).json)).toEqual([]);
    expect(faults(contact, (await get(`/contacts/${found.data[0].id}`)).json)).toEqual([]);
  });

  test.each([
    ["healthy", "/nothing", 404],
    ["healthy", "/conversations?per_page=0", 400],
    ["token-revoked", "/me", 401],
    ["token-unauthorized", "/conversations", 401],
    ["scope-missing", "/conversations", 403],
    ["plan-restricted", "/me", 403],
    ["rate-limited", "/me", 429],
    ["server-errors", "/me", 503],
  ])("errors: %s, %s", async (scenario, path, status) => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario });

    const answer = await simulator.get(path);

    expect(answer.status).toBe(status);
    expect(faults(errorList, answer.json)).toEqual([]);
  });

  test("the check itself finds what is wrong", () => {
    const wrong = { type: "error.list", request_id: "req_abc123", errors: [{ message: "No code" }] };

    expect(faults(errorList, wrong)).toHaveLength(2);
  });
});
