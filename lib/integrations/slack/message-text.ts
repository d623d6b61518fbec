/** Whom a message calls. */
export type Call = "none" | "here" | "channel";

/** What Slack takes of text in one block. */
const BLOCK_TEXT = 3_000;

/**
 * A plain message. Its text is raw: what Slack reads as markup is escaped here, so that no text from elsewhere can call the channel
 * or draw a link under other words.
 * @param call said in a block of its own, beside which the text stands in blocks that know no markup
 */
export function plainMessage(text: string, call: Call): object {
  const message = { text: escaped(text), mrkdwn: false, unfurl_links: false, unfurl_media: false };
  if (call === "none") return message;
  return { ...message, blocks: [section({ type: "mrkdwn", text: `<!${call}>` }), ...plainBlocks(text)] };
}

/** How a message shall read from now on. `chat.update` has no `mrkdwn: false`, so that the text stands in blocks; it calls nobody. */
export function plainUpdate(text: string): object {
  const [first = ""] = pieces(text);
  return { text: first, blocks: plainBlocks(text), parse: "none", link_names: false };
}

function plainBlocks(text: string): object[] {
  return pieces(text).map((piece) => section({ type: "plain_text", text: piece, emoji: false }));
}

function section(text: object): object {
  return { type: "section", text };
}

/** The text, escaped and cut to what a block takes: between two lines where it can, and never within a character. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = "";
  const add = (part: string) => {
    if (piece.length + part.length > BLOCK_TEXT) {
      found.push(piece);
      piece = "";
    }
    piece += part;
  };
  for (const line of text.split(/(?<=\n)/)) {
    const whole = escaped(line);
    if (whole.length <= BLOCK_TEXT) add(whole);
    else for (const character of line) add(escaped(character));
  }
  return piece === "" ? found : [...found, piece];
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
