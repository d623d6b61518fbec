import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Provider } from "oidc-provider";

/** What the provider says of somebody, beside the name that it knows them by. */
export type Claims = { email?: string; email_verified?: boolean; name?: string; roles?: string | string[] };

/** A real provider of OpenID Connect on this machine, whose people are a list and need no password. */
export type TestProvider = {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** By the provider's own name of them; a test may change what is said of somebody between two sign-ins. */
  readonly people: Map<string, Claims>;
  /** By how much its tokens are from the past. */
  clockBehindSeconds: number;
  /** Who it says to be in its own description, where that is not who it is. */
  claimedIssuer: string | null;
  close(): Promise<void>;
};

const client = { id: "offhook", secret: "a-secret-of-offhook-and-its-provider" };

/** @param publicUrl the address of the Offhook whose people sign in */
export async function startProvider(port: number, publicUrl: string): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const people = new Map<string, Claims>();
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.id, client_secret: client.secret, redirect_uris: [`${publicUrl}/api/auth/callback/oidc`] },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "test" }] },
    cookies: { keys: ["a key of the tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "roles"] },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ ...people.get(sub), sub }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    // Nobody is asked whether Offhook may know who they are.
    loadExistingGrant: async ({ oidc }: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const started: TestProvider = {
    issuer,
    client,
    people,
    clockBehindSeconds: 0,
    claimedIssuer: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  provider.use(async (ctx, next) => {
    await next();
    const answer = ctx.body as Record<string, unknown>;
    if (ctx.path === "/.well-known/openid-configuration" && started.claimedIssuer !== null) {
      ctx.body = { ...answer, issuer: started.claimedIssuer };
    }
    if (ctx.path === "/token" && typeof answer.id_token === "string" && started.clockBehindSeconds !== 0) {
      ctx.body = { ...answer, id_token: shifted(answer.id_token, started.clockBehindSeconds) };
    }
  });
  const shifted = (token: string, seconds: number) => {
    const [header = "", payload = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const older = { ...claims, iat: claims.iat - seconds, exp: claims.exp - seconds };
    const signed = `${header}.${Buffer.from(JSON.stringify(older)).toString("base64url")}`;
    return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url")}`;
  };
  const standard = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/login/")) standard(request, response);
    else void answerLogin(provider, people, request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return started;
}

/** A button for each person, and one to go back. */
async function answerLogin(
  provider: Provider,
  people: ReadonlyMap<string, Claims>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "POST") {
    const who = new URLSearchParams(await text(request)).get("who") ?? "";
    const result = people.has(who) ? { login: { accountId: who } } : { error: "access_denied" };
    await provider.interactionFinished(request, response, result);
    return;
  }
  const buttons = [...people.keys(), "Cancel"].map((who) => `<button name="who" value="${who}">${who}</button>`);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="en"><title>Provider</title><form method="post">${buttons.join("")}</form>`);
}
