/** Where a log names the id of a call. */
export type Mention = {
  readonly at: number;
  /** Null where the answer had none. */
  readonly id: string | null;
  /** How sure it is Intercom's id: 3 where its name says so, 2 in a header of an answer, 1 under a name that anybody uses, 0 in a header that was sent, or under the name that frameworks have for our own. */
  readonly rank: 0 | 1 | 2 | 3;
};

/** What a mention of an id begins with, and what else hints at one. */
const HINT =
  /(?:[rR]equest[-_ ]?[iI][dD]|REQUEST[-_ ]?ID|[rR]eq[-_]?[iI][dD])(?![a-z])|req_(?=[A-Za-z0-9])|[nN]tercom|NTERCOM/g;

const BETWEEN =
  /(?:\\*["'`\]]|&quot;|%22|\\u0022)*[ \t]{0,4}(?:=>|[:=>#,]|%3[AD]| is | was )?\s{0,8}(?:\\*["'`]value\\*["'`]\s{0,4}[:=]\s{0,4})?[[(<{]?\s{0,12}(?:\\*["'`]|&quot;|%22|\\u0022)?[[(<]?/iy;
const ID = /[A-Za-z0-9][\w.:-]{5,99}(?![\w@+/=])/y;
const NULL = /(?:null|undefined|none|nil|-)(?!\w)/iy;
const UUID = /(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-])/gi;
/** Tokens are put into wrong fields now and then. */
const SECRET = /^(?:dG9r|eyJ|xox|ofh_|sk_|gh[pousr]_|AKIA)/;
/** Names of other services' ids. */
const FOREIGN = /(?:amz|amzn|aws|ms|azure|goog|google|slack|stripe|vercel|fly|heroku|client|parent)[-_.]?$/i;

export type Hint = { readonly at: number; readonly isName: boolean };

/** The places worth a closer look, from the first to the last. A slice of a log that goes on needs some letters of what follows. */
export function hintsIn(text: string, from: number, to: number): Hint[] {
  const hints: Hint[] = [];
  const slice = text.slice(from, to + 16);
  for (const { 0: match, index } of slice.matchAll(HINT)) {
    if (from + index >= to) break;
    hints.push({ at: from + index, isName: !/^n/i.test(match) });
  }
  return hints;
}

/** The mentions between two places. */
export function mentionsIn(text: string, from: number, to: number): Mention[] {
  const mentions: Mention[] = [];
  for (const { 0: name, index } of text.slice(from, to).matchAll(HINT)) {
    const mention = /^n/i.test(name) ? null : mentionAt(text, from + index, name, from);
    if (mention !== null) mentions.push(mention);
  }
  return mentions;
}

/** Where no id has a name, any that looks like one counts. */
export function bareMentionsIn(text: string, from: number, to: number): Mention[] {
  return [...text.slice(from, to).matchAll(UUID)].map(({ 0: id, index }) => ({ at: from + index, id, rank: 1 }));
}

function mentionAt(text: string, at: number, name: string, floor: number): Mention | null {
  if (name === "req_") return /[\w-]/.test(text.charAt(at - 1)) ? null : withId(text, at, 2);
  const before = text.slice(Math.max(floor, at - 24), at);
  if (FOREIGN.test(before)) return null;
  BETWEEN.lastIndex = at + name.length;
  const start = BETWEEN.test(text) ? BETWEEN.lastIndex : at + name.length;
  if (start === at + name.length) return null;
  const rank = name.length < "requestid".length ? 0 : rankOf(text, before, at, floor);
  NULL.lastIndex = start;
  return NULL.test(text) ? { at, id: null, rank } : withId(text, start, rank);
}

function withId(text: string, at: number, rank: Mention["rank"]): Mention | null {
  ID.lastIndex = at;
  const id = ID.exec(text)?.[0].replace(/[.:-]+$/, "");
  if (id === undefined || id.length < 6 || !/\d/.test(id) || SECRET.test(id)) return null;
  return { at, id, rank };
}

function rankOf(text: string, before: string, at: number, floor: number): Mention["rank"] {
  if (/intercom[\w.-]{0,12}$/i.test(before)) return 3;
  if (!/x-$/i.test(before)) return 1;
  // A header's name begins its line, behind a mark of curl at most.
  const line =
    text
      .slice(Math.max(floor, at - 8), at)
      .split("\n")
      .at(-1) ?? "";
  return line.startsWith(">") ? 0 : 2;
}
