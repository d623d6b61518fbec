import { z } from "zod";
import { ApiTokenList, IssuedApiToken, NewApiToken } from "#lib/contracts/api-token.ts";
import { operation } from "#lib/http/operation.ts";
import * as issuing from "#lib/services/issue-api-token.ts";
import * as listing from "#lib/services/list-api-tokens.ts";
import * as revoking from "#lib/services/revoke-api-token.ts";

export const listApiTokens = operation({
  id: "listApiTokens",
  method: "GET",
  path: "/api/tokens",
  summary: "Every API token, newest first, revoked ones included; never the tokens themselves",
  access: "tokens:manage",
  answers: { 200: { description: "The API tokens", body: ApiTokenList } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: { tokens: await listing.listApiTokens({ ctx }) } }),
});

export const issueApiToken = operation({
  id: "issueApiToken",
  method: "POST",
  path: "/api/tokens",
  summary: "Make an API token",
  access: "tokens:manage",
  body: NewApiToken,
  answers: {
    201: { description: "The API token, with the token itself, which is never shown again", body: IssuedApiToken },
  },
  problems: [],
  handle: async ({ ctx, body }) => ({ status: 201, body: await issuing.issueApiToken({ ctx, input: body }) }),
});

export const revokeApiToken = operation({
  id: "revokeApiToken",
  method: "DELETE",
  path: "/api/tokens/{id}",
  summary: "End an API token from the next request on",
  access: "tokens:manage",
  params: z.object({ id: z.uuid() }),
  answers: { 204: { description: "The API token is revoked" } },
  problems: [],
  handle: async ({ ctx, params }) => {
    await revoking.revokeApiToken({ ctx, input: params });
    return { status: 204 };
  },
});
