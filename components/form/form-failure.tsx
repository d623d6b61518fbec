import { SignInElsewhere } from "#components/form/sign-in-elsewhere.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type Failure, isSignedOut } from "#lib/client/answer.ts";

type FormFailureProps = {
  failure: Failure | undefined;
  /** What did not happen, for instance "The account was not added". */
  title: string;
  /** The names of the form's fields: their errors stand at the fields and are not repeated here. */
  fields: readonly string[];
};

/** Why a form was not accepted, where no single field says it; always says that nothing typed is lost. */
export function FormFailure({ failure, title, fields }: FormFailureProps) {
  if (failure === undefined) return null;
  const elsewhere = Object.entries(failure.fields).filter(([field]) => !fields.includes(field));
  const atFields = Object.keys(failure.fields).length - elsewhere.length;
  if (atFields > 0 && elsewhere.length === 0) return null;
  return (
    <div data-failure="" tabIndex={-1}>
      {isSignedOut(failure) ? (
        <Notice role="alert" tone="failing" title={`${title}: you have been signed out`}>
          What you typed is still here. <SignInElsewhere />, then send again.
        </Notice>
      ) : (
        <Notice role="alert" tone="failing" title={title}>
          <p>{failure.message}</p>
          {elsewhere.length === 0 ? null : (
            <ul>
              {elsewhere.map(([field, message]) => (
                <li key={field}>
                  {field}: {message}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  );
}
