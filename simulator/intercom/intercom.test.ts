import { describe, expect, test } from "vitest";
import { givenSimulator, type Received, withToken } from "#simulator/test-simulator.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ANY_CONTACT = { query: { field: "role", operator: "=", value: "user" } };

function error({ status, json }: Received): [status: number, code: string, message: string] {
  return [status, json.errors[0].code, json.errors[0].message];
}

describe("headers", () => {
  test("an answer names its request, its time and the server's build", async () => {
    const simulator = await givenSimulator();

    const { headers } = await simulator.get("/me");

    expect(headers.get("x-request-id")).toMatch(UUID);
    expect(Number(headers.get("x-runtime"))).toBeGreaterThan(0);
    expect(headers.get("x-intercom-version")).toMatch(/^[0-9a-f]{40}$/);
    expect(headers.get("content-type")).toContain("application/json");
  });

  test("an error carries its request id in header and body, a new one each time", async () => {
    const simulator = await givenSimulator();

    const [first, second] = [await simulator.get("/nothing"), await simulator.send("/intercom/me")];

    for (const { headers, json } of [first, second]) expect(json.request_id).toBe(headers.get("x-request-id"));
    expect(first.json.request_id).not.toBe(second.json.request_id);
  });
});

describe("credentials", () => {
  test.each([
    ["no Authorization", {}],
    ["an empty one", { authorization: "" }],
    ["a bearer without a token", { authorization: "Bearer " }],
    ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }],
  ])("%s is 401 unauthorized without rate-limit headers", async (_what, headers) => {
    const simulator = await givenSimulator();

    const answer = await simulator.send("/intercom/me", { headers });

    expect(error(answer)).toEqual([401, "unauthorized", "Access Token Invalid"]);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("x-ratelimit"))).toEqual([]);
  });

  test("a call without a token learns nothing about paths", async () => {
    const simulator = await givenSimulator();

    expect((await simulator.send("/intercom/nothing")).status).toBe(401);
  });

  test("a missing permission is refused with rate-limit headers: the token is good", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "token-unauthorized" });

    const { status, headers } = await simulator.get("/conversations");

    expect(status).toBe(401);
    expect(headers.get("x-ratelimit-remaining")).toBe("1666");
  });
});

describe("Intercom-Version", () => {
  const withVersion = (version: string) => ({ headers: { ...withToken("token-a"), "intercom-version": version } });

  test.each(["1.0", "1.4", "2.0", "2.9", "2.14", "2.16", "2.17", "Preview", "Unstable"])(
    "%s is known",
    async (known) => {
      const simulator = await givenSimulator();

      expect((await simulator.send("/intercom/me", withVersion(known))).status).toBe(200);
    },
  );

  test.each(["1.5", "2.18", "2.016", "3.0", "2", "latest"])("%s is 400 intercom_version_invalid", async (unknown) => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.send("/intercom/me", withVersion(unknown));

    expect([status, json.errors[0].code]).toEqual([400, "intercom_version_invalid"]);
  });
});

describe("routes", () => {
  test("GET /me tells the region of the workspace", async () => {
    const simulator = await givenSimulator();

    const { json } = await simulator.get("/me");

    expect(json).toMatchObject({ type: "admin", app: { type: "app", region: "US" } });
  });

  test("conversations and contacts are found by id", async () => {
    const simulator = await givenSimulator();
    const [conversation] = (await simulator.get("/conversations?per_page=1")).json.conversations;
    const contactId = conversation.contacts.contacts[0].id;

    const retrieved = await simulator.get(`/conversations/${conversation.id}`);
    const contact = await simulator.get(`/contacts/${contactId}`);

    expect(retrieved.json).toMatchObject({ ...conversation, conversation_parts: { total_count: 1 } });
    expect(contact.json).toMatchObject({ type: "contact", id: contactId, name: conversation.source.author.name });
  });

  test.each([
    ["GET", "/nothing"],
    ["GET", ""],
    ["GET", "/me/"],
    ["GET", "/conversations/1"],
    ["GET", "/contacts/undefined"],
    ["POST", "/me"],
    ["GET", "/contacts/search"],
    ["PUT", "/conversations"],
  ])("%s %s is 404 not_found", async (method, path) => {
    const simulator = await givenSimulator();

    const answer = await simulator.send(`/intercom${path}`, { method, headers: withToken("token-a") });

    expect(error(answer)).toEqual([404, "not_found", "Resource Not Found"]);
  });
});

describe("pages of a list", () => {
  test("a walk along starting_after sees every conversation once", async () => {
    const simulator = await givenSimulator();
    const seen: string[] = [];
    let cursor = "";
    let lastPage: { page: number; total_pages: number } | undefined;
    do {
      const { json } = await simulator.get(`/conversations?per_page=2${cursor}`);
      seen.push(...json.conversations.map((conversation: { id: string }) => conversation.id));
      lastPage = json.pages;
      cursor = json.pages.next ? `&starting_after=${json.pages.next.starting_after}` : "";
    } while (cursor !== "");

    const { json: whole } = await simulator.get("/conversations");
    expect(seen).toEqual(whole.conversations.map((conversation: { id: string }) => conversation.id));
    expect(seen).toHaveLength(whole.total_count);
    expect(lastPage).toMatchObject({ page: 3, total_pages: 3 });
  });

  test.each([
    ["/contacts/search", 50],
    ["/conversations/search", 20],
  ])("POST %s has %i a page where none is asked for", async (path, perPage) => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.post(path, ANY_CONTACT);

    expect(status).toBe(200);
    expect(json.pages.per_page).toBe(perPage);
  });

  test("a search takes a filter, a group of filters and a group of groups, and pages", async () => {
    const simulator = await givenSimulator();
    const filter = { field: "created_at", operator: ">", value: 1_700_000_000 };
    const group = { operator: "AND", value: [filter, filter] };

    for (const query of [filter, group, { operator: "OR", value: [group, group] }]) {
      const { json } = await simulator.post("/contacts/search", { query, pagination: { per_page: 1 } });
      expect(json.data).toHaveLength(1);
      expect(json.pages.next).toEqual({ per_page: 1, starting_after: json.data[0].id });
    }
  });

  test.each([
    ["no query", {}, "query"],
    ["an unknown operator", { query: { field: "role", operator: "LIKE", value: "user" } }, "query"],
    ["more than 150 a page", { ...ANY_CONTACT, pagination: { per_page: 151 } }, "pagination.per_page"],
    ["an unknown cursor", { ...ANY_CONTACT, pagination: { starting_after: "nobody" } }, "starting_after"],
  ])("a search with %s is 400 parameter_invalid", async (_what, body, field) => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.post("/contacts/search", body);

    expect([status, json.errors[0].code, json.errors[0].field]).toEqual([400, "parameter_invalid", field]);
  });

  test("a search whose body is not JSON is 400 bad_request", async () => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.send("/intercom/contacts/search", {
      method: "POST",
      headers: withToken("token-a"),
      body: "{",
    });

    expect([status, json.errors[0].code]).toEqual([400, "bad_request"]);
  });

  test.each(["per_page=0", "per_page=151", "per_page=ten", "starting_after=nobody"])("?%s is 400", async (query) => {
    const simulator = await givenSimulator();

    expect((await simulator.get(`/conversations?${query}`)).status).toBe(400);
  });
});
