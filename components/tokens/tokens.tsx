"use client";

import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { TokenRow } from "#components/tokens/token-row.tsx";
import { useTokens } from "#components/tokens/use-tokens.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { lateDialog } from "#components/ui/late-dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { ApiToken } from "#lib/contracts/api-token.ts";

const MakeTokenDialog = lateDialog(() =>
  import("#components/tokens/make-token-dialog.tsx").then((module) => module.MakeTokenDialog),
);
const RevokeTokenDialog = lateDialog(() =>
  import("#components/tokens/revoke-token-dialog.tsx").then((module) => module.RevokeTokenDialog),
);

type Doing = { task: "make" } | { task: "revoke"; token: ApiToken };

/** Tokens with which programs call Offhook, for administrators. */
export function Tokens({ initial }: { initial: readonly ApiToken[] }) {
  const { tokens, askAgain, markRevoked } = useTokens(initial);
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const makeButton = (
    <Button variant="primary" onClick={() => setDoing({ task: "make" })}>
      <Plus aria-hidden="true" />
      Make a token
    </Button>
  );
  return (
    <Section
      id="tokens"
      title="API tokens"
      description="With a token, a script or another program calls Offhook as a responder or a viewer. A revoked token is out at its next request."
      action={tokens.length === 0 ? undefined : makeButton}
    >
      {tokens.length === 0 ? (
        <EmptyState icon={<KeyRound />} title="No token has been made" action={makeButton}>
          <p>
            A token lets a program ask <code className="font-mono whitespace-nowrap">GET /api/triage</code> or run a
            triage. Send it as <code className="font-mono whitespace-nowrap">Authorization: Bearer</code>.
          </p>
        </EmptyState>
      ) : (
        <ul className="flex flex-col rounded-8 border border-line bg-surface">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setDoing({ task: "revoke", token })} />
          ))}
        </ul>
      )}
      {doing?.task === "make" ? <MakeTokenDialog onClose={stop} onMade={askAgain} /> : null}
      {doing?.task === "revoke" ? (
        <RevokeTokenDialog
          token={doing.token}
          onClose={stop}
          onRevoked={() => {
            markRevoked(doing.token.id);
            stop();
            toast("success", `The token “${doing.token.name}” is revoked`);
          }}
        />
      ) : null}
    </Section>
  );
}
