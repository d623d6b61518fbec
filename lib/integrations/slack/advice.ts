import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import type { SlackTrouble } from "#lib/integrations/slack/outcome.ts";
import { failureWords } from "#lib/triage/exchange.ts";

const TOKEN = "Make a new bot token and set SLACK_BOT_TOKEN.";
const APPROVED = "Ask an administrator of the workspace to allow the app.";
const POSTING =
  "Ask an administrator of the workspace to let the app post in the channel, or set SLACK_CHANNEL to another one.";
const OURS = "Offhook sent what Slack does not take: report it, and tell the channel by hand.";
const THREAD = "The first message cannot be answered: tell the channel by hand.";
const UNEDITED = "The first message stays as it is.";

/**
 * What to do about each error that Slack documents for what Offhook asks of it.
 * https://docs.slack.dev/reference/methods/chat.postMessage, chat.update, conversations.history, conversations.replies
 */
const ADVICE: Readonly<Record<string, string>> = {
  // The channel.
  channel_not_found: "Look whether SLACK_CHANNEL is right. Into a private channel the bot must be invited.",
  not_in_channel: "Invite the bot to the channel.",
  is_archived: "The channel is archived: set SLACK_CHANNEL to another one.",
  is_inactive: UNEDITED,
  restricted_action: POSTING,
  restricted_action_read_only_channel: POSTING,
  restricted_action_thread_only_channel: POSTING,
  restricted_action_non_threadable_channel: POSTING,
  restricted_action_thread_locked: THREAD,
  cannot_reply_to_message: THREAD,
  thread_not_found: THREAD,
  messages_tab_disabled: "The channel is the app's own: set SLACK_CHANNEL to one that people read.",
  team_not_found: "Set SLACK_CHANNEL to the channel's id, such as C0123456789.",
  channel_is_limited_access: "Set SLACK_CHANNEL to a channel that the bot may read.",
  method_not_supported_for_channel_type: "Set SLACK_CHANNEL to a channel.",
  // The token and the app.
  not_authed: TOKEN,
  invalid_auth: TOKEN,
  account_inactive: TOKEN,
  token_expired: TOKEN,
  token_revoked: TOKEN,
  not_allowed_token_type: "Set SLACK_BOT_TOKEN to the token of a bot; it begins with xoxb-.",
  metadata_must_be_sent_from_app: "Set SLACK_BOT_TOKEN to the token of a bot; it begins with xoxb-.",
  missing_scope: "Give the app the scope chat:write and install it again.",
  no_permission: "Give the app the scope chat:write and install it again.",
  access_denied: APPROVED,
  app_access_restricted: APPROVED,
  accesslimited: APPROVED,
  ekm_access_denied: APPROVED,
  enterprise_is_restricted: APPROVED,
  org_login_required: APPROVED,
  team_access_not_granted: APPROVED,
  two_factor_setup_required: APPROVED,
  as_user_not_supported: APPROVED,
  slack_connect_canvas_sharing_blocked: POSTING,
  slack_connect_file_link_sharing_blocked: POSTING,
  slack_connect_lists_sharing_blocked: POSTING,
  // The message.
  msg_too_long: "Post a shorter message.",
  msg_blocks_too_long: "Post a shorter message.",
  no_text: OURS,
  invalid_blocks: OURS,
  invalid_blocks_format: OURS,
  invalid_metadata_format: OURS,
  invalid_metadata_schema: OURS,
  metadata_too_large: OURS,
  markdown_text_conflict: OURS,
  too_many_attachments: OURS,
  too_many_contact_cards: OURS,
  attachment_payload_limit_exceeded: OURS,
  missing_file_data: OURS,
  duplicate_channel_not_found: OURS,
  duplicate_message_not_found: OURS,
  send_on_behalf_not_allowed: OURS,
  invalid_arg_name: OURS,
  invalid_arguments: OURS,
  invalid_array_arg: OURS,
  invalid_charset: OURS,
  invalid_form_data: OURS,
  invalid_post_type: OURS,
  missing_post_type: OURS,
  deprecated_endpoint: OURS,
  method_deprecated: OURS,
  unknown_method: "See SLACK_API_URL.",
  message_not_found: UNEDITED,
  cant_update_message: UNEDITED,
  edit_window_closed: UNEDITED,
  block_mismatch: UNEDITED,
  streaming_state_conflict: UNEDITED,
};

const WEBHOOK_ADVICE: Readonly<Record<string, string>> = {
  channel_is_archived: "The channel is archived: make a webhook for another one and set SLACK_WEBHOOK_URL.",
  action_prohibited: "Ask an administrator of the workspace to let the webhook post.",
  no_text: OURS,
  invalid_payload: OURS,
  too_many_attachments: OURS,
};

/** What a person has to do about an error of Slack's. */
export function slackAdvice(kind: SlackTarget["kind"], code: string): string {
  if (kind === "webhook") return WEBHOOK_ADVICE[code] ?? "Make a new webhook and set SLACK_WEBHOOK_URL.";
  return ADVICE[code] ?? "See SLACK_BOT_TOKEN and SLACK_CHANNEL.";
}

const HISTORY_ADVICE: Readonly<Record<string, string>> = {
  missing_scope:
    "Give the app the scope channels:history (for a private channel groups:history), for a SLACK_CHANNEL that is a name also channels:read, and install it again.",
  channel_not_found: "Set SLACK_CHANNEL to the channel's id, such as C0123456789, and invite the bot.",
  too_many_messages: "Too much was posted since.",
};

/** What a person has to do so that a channel can be read. */
export function historyAdvice(code: string): string {
  return HISTORY_ADVICE[code] ?? slackAdvice("bot", code);
}

/** What went wrong, without what to do about it: `Slack: is_archived`. */
export function troubleWords(trouble: SlackTrouble): string {
  switch (trouble.kind) {
    case "busy":
      return `Slack: ${trouble.code}`;
    case "unreachable":
      return `Slack: ${failureWords(trouble.code)}`;
    case "refused":
      // Most refusals of the Web API come with 200, which would read as if it had worked.
      return trouble.status === 200 ? `Slack: ${trouble.code}` : `Slack: ${trouble.code} (HTTP ${trouble.status})`;
    default:
      return trouble satisfies never;
  }
}
