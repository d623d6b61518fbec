// biome-ignore-all lint/suspicious/noThenProperty: an answer reads as "then this", and nobody awaits one
import type { Leaf } from "#lib/runbook/leaf.ts";

/** Where an answer leads: on to a question, or to the leaf that ends the walk. */
type Step = { readonly question: string } | { readonly leaf: Leaf };

type Branch = {
  readonly label: string;
  readonly then: Step;
  /** What the runbook says here instead, and why this differs. Absent where the two agree. */
  readonly correction?: string;
};

type Question = {
  readonly text: string;
  /** How to find the answer by hand, when no probe can run. */
  readonly howToTell: string;
  readonly correction?: string;
  readonly answers: Readonly<Record<string, Branch>>;
};

/**
 * The runbook's decision tree. The verdict, the wizard and the runbook page all walk this one structure.
 * The questions and the order of the branches are the runbook's; `correction` marks what facts about Intercom changed.
 */
export const DECISION_TREE = {
  root: "api-errors",
  questions: {
    "api-errors": {
      text: "API returning errors?",
      howToTell: "Call GET /me with the token: anything but a prompt 200 counts, and so does no answer at all.",
      answers: {
        yes: { label: "Yes: errors, no answer, or slow answers", then: { question: "incident-reported" } },
        no: { label: "No: calls work", then: { question: "incident-while-working" } },
      },
    },
    "incident-reported": {
      text: "Check status.intercom.com: does it report an incident that explains this?",
      howToTell: "Look for an open incident on our region and the REST API. Other regions and components do not count.",
      correction:
        "The page moved to www.finstatus.com. An incident explains failing or slow calls, but not a refused token, scope, plan or rate limit: those stay ours.",
      answers: {
        reported: { label: "Incident reported", then: { leaf: "upstream" } },
        none: { label: "No incident", then: { question: "error-kind" } },
        unreachable: {
          label: "Cannot tell: the page does not answer",
          then: { question: "error-kind" },
          correction: "The runbook has no such answer. A page that cannot be reached is not a page without incidents.",
        },
      },
    },
    "error-kind": {
      text: "What does the API answer?",
      howToTell: "Read the HTTP status and errors[].code of the response body: the same status can mean two things.",
      answers: {
        token: { label: "401: token expired or revoked", then: { leaf: "token" } },
        scope: {
          label: "403, or 401 token_unauthorized: scope missing",
          then: { leaf: "scope" },
          correction: "401 token_unauthorized is a missing permission, not a dead token: rotating would not help.",
        },
        plan: {
          label: "403 api_plan_restricted: plan or billing",
          then: { leaf: "plan" },
          correction: "The runbook sends every 403 to scopes. No scope helps where the subscription has ended.",
        },
        "rate-limit": { label: "429: rate limited", then: { leaf: "rate-limit" } },
        "server-error": {
          label: "5xx, garbage or no answer: Intercom's, not yet reported",
          then: { leaf: "server-error" },
          correction:
            "The runbook files this under our integration. A 5xx is Intercom's, whatever its page says so far.",
        },
        slow: {
          label: "It works, but slowly",
          then: { leaf: "degraded" },
          correction: "The runbook has no branch for slow calls, though its P2 names high latency.",
        },
        request: {
          label: "Another 4xx: our request is wrong",
          then: { leaf: "request" },
          correction: "The runbook has no branch for requests that Intercom calls invalid.",
        },
        nothing: {
          label: "Nothing answers, not even the status page",
          then: { leaf: "infrastructure" },
          correction: "The runbook has no such answer. Where nothing at all answers, look at our own network first.",
        },
      },
    },
    "incident-while-working": {
      text: "Does the status page report an incident on our REST API or Webhooks all the same?",
      howToTell: "Read the open incidents of our region. No answer counts as no here; note it as a monitoring gap.",
      correction: "The runbook does not ask this. Calls that work during a reported incident are likely to fail next.",
      answers: {
        yes: { label: "Yes, one is reported", then: { leaf: "upstream" } },
        no: { label: "No, or the page cannot be read", then: { question: "service-healthy" } },
      },
    },
    "service-healthy": {
      text: "Is our service healthy?",
      howToTell: "Ask our own health check, or see whether conversations load in the product.",
      answers: {
        yes: { label: "Yes: resolved or intermittent", then: { leaf: "intermittent" } },
        no: { label: "No: our infrastructure", then: { leaf: "infrastructure" } },
      },
    },
  },
} as const satisfies { root: string; questions: Record<string, Question> };

type Questions = (typeof DECISION_TREE)["questions"];
export type QuestionId = keyof Questions;
export type AnswerId<Q extends QuestionId = QuestionId> = Q extends QuestionId
  ? keyof Questions[Q]["answers"] & string
  : never;

/** The answers given so far, by evidence or by a person. */
export type Answers = { readonly [Q in QuestionId]?: AnswerId<Q> | undefined };

export type WalkedStep = { question: QuestionId; answer: AnswerId };

/** The questions answered on the way, and either the leaf reached or the question that waits for an answer. */
export type Walk = { path: WalkedStep[]; end: { leaf: Leaf } | { question: QuestionId } };

export function question(id: QuestionId): Question {
  return DECISION_TREE.questions[id];
}

/** The question's answers in the order in which they are offered. */
export function answersOf(id: QuestionId): { id: AnswerId; branch: Branch }[] {
  return Object.entries(question(id).answers).map(([answer, branch]) => ({ id: answer as AnswerId, branch }));
}

/** Walks from the root as far as the answers lead. */
export function walk(answers: Answers): Walk {
  const path: WalkedStep[] = [];
  let current: QuestionId = DECISION_TREE.root;
  for (;;) {
    const answer: AnswerId | undefined = answers[current];
    const branch = answer === undefined ? undefined : branchOf(current, answer);
    if (answer === undefined || branch === undefined) return { path, end: { question: current } };
    path.push({ question: current, answer });
    if ("leaf" in branch.then) return { path, end: { leaf: branch.then.leaf } };
    current = branch.then.question as QuestionId;
  }
}

/** Answers may come from an address bar, so words that every object knows, such as `constructor`, must find no branch. */
function branchOf(id: QuestionId, answer: string): Branch | undefined {
  const { answers } = question(id);
  return Object.hasOwn(answers, answer) ? answers[answer] : undefined;
}
