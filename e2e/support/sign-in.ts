/** The first administrator of every test's app. */
export const ADMINISTRATOR = {
  name: "Ann Admin",
  email: "ann@example.com",
  password: "correct horse battery staple",
};

export async function createAdministrator(url: string): Promise<void> {
  const response = await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(ADMINISTRATOR),
  });
  if (!response.ok) throw new Error(`setup answered ${response.status}: ${await response.text()}`);
}

/** Signs in as a browser would, without one. @returns the value of a `cookie` header */
export async function signInOverHttp(
  url: string,
  { email, password }: { email: string; password: string } = ADMINISTRATOR,
): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const before = cookiesOf(csrf);
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: before, origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const after = cookiesOf(response);
  if (!after.includes("session-token"))
    throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return `${before}; ${after}`;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
