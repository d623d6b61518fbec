/** Signs in without leaving the page, so that nothing on it is lost. */
export function SignInElsewhere() {
  return (
    <a
      href="/sign-in"
      target="_blank"
      rel="noreferrer"
      className="font-medium text-accent-ink underline underline-offset-4"
    >
      Sign in in another tab
    </a>
  );
}
