import type { ProviderFailure } from "#lib/contracts/sign-in.ts";

/** By what the provider is called on the sign-in page. */
const WORDS: Readonly<Record<ProviderFailure, (provider: string) => string>> = {
  cancelled: (provider) => `${provider} did not let you through, or you cancelled there. Try again.`,
  "provider-unreachable": (provider) =>
    `${provider} cannot be reached right now. Try again in a moment, or use a password.`,
  "provider-refused": (provider) =>
    `${provider} answered with an error. Ask an administrator to look at the server's log and at how ${provider} knows Offhook.`,
  "answer-invalid": (provider) =>
    `What came back was not a valid answer of ${provider} to this sign-in, so nobody was signed in. Try again from here.`,
  clock: (provider) =>
    `The clocks of Offhook's server and of ${provider} differ too much. Ask an administrator to set the server's clock.`,
  "not-begun": () => "This sign-in was begun too long ago, or in another browser. Try again from here.",
  "account-disabled": () => "Your account is disabled. Ask an administrator to enable it.",
  "email-missing": (provider) =>
    `${provider} did not say your e-mail address, which an account needs. Ask an administrator to let it do so.`,
  "email-unverified": (provider) =>
    `There is an account with your e-mail address, and ${provider} does not say that the address is verified as yours. Sign in with the password, or ask an administrator.`,
  "email-taken": (provider) =>
    `The account with your e-mail address belongs to somebody else at ${provider}. Ask an administrator.`,
  "no-role": (provider) => `${provider} gives you no role in Offhook. Ask an administrator for one.`,
  "not-set-up": () => "Offhook has no administrator yet. The first one is made with a password.",
  unavailable: () => "The server cannot look up accounts right now. Try again in a moment.",
};

/** What a failure in the page's address means, in a sentence; null where it is none of ours. */
export function providerFailureWords(failure: string | string[] | undefined, provider: string): string | null {
  return typeof failure === "string" && isFailure(failure) ? WORDS[failure](provider) : null;
}

function isFailure(text: string): text is ProviderFailure {
  return Object.hasOwn(WORDS, text);
}
