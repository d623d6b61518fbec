import { z } from "zod";
import { Account, AccountChange, AccountList, NewAccount } from "#lib/contracts/account.ts";
import { operation } from "#lib/http/operation.ts";
import * as changing from "#lib/services/change-account.ts";
import * as creating from "#lib/services/create-account.ts";
import * as listing from "#lib/services/list-accounts.ts";

export const listAccounts = operation({
  id: "listAccounts",
  method: "GET",
  path: "/api/accounts",
  summary: "Every account, oldest first",
  access: "accounts:manage",
  answers: { 200: { description: "The accounts", body: AccountList } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: { accounts: await listing.listAccounts({ ctx }) } }),
});

export const createAccount = operation({
  id: "createAccount",
  method: "POST",
  path: "/api/accounts",
  summary: "Make an account with a first password",
  access: "accounts:manage",
  body: NewAccount,
  answers: { 201: { description: "The new account", body: Account } },
  problems: ["email_taken"],
  handle: async ({ ctx, body }) => ({ status: 201, body: await creating.createAccount({ ctx, input: body }) }),
});

export const changeAccount = operation({
  id: "changeAccount",
  method: "PATCH",
  path: "/api/accounts/{id}",
  summary: "Change the fields that are named; disabling and a new password end the account's sessions",
  access: "accounts:manage",
  params: z.object({ id: z.uuid() }),
  body: AccountChange,
  answers: { 200: { description: "The account after the change", body: Account } },
  problems: ["last_administrator"],
  handle: async ({ ctx, params, body }) => ({
    status: 200,
    body: await changing.changeAccount({ ctx, input: { id: params.id, change: body } }),
  }),
});
