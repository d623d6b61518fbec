/**
 * What Slack documents that posting and editing a message can fail with, and every method of the Web API.
 * https://docs.slack.dev/reference/methods/chat.postMessage, chat.update
 */
export const WEB_API_ERRORS = [
  "access_denied",
  "accesslimited",
  "account_inactive",
  "app_access_restricted",
  "as_user_not_supported",
  "attachment_payload_limit_exceeded",
  "block_mismatch",
  "cannot_reply_to_message",
  "cant_update_message",
  "channel_not_found",
  "deprecated_endpoint",
  "duplicate_channel_not_found",
  "duplicate_message_not_found",
  "edit_window_closed",
  "ekm_access_denied",
  "enterprise_is_restricted",
  "external_channel_migrating",
  "fatal_error",
  "internal_error",
  "invalid_arg_name",
  "invalid_arguments",
  "invalid_array_arg",
  "invalid_auth",
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_charset",
  "invalid_form_data",
  "invalid_metadata_format",
  "invalid_metadata_schema",
  "invalid_post_type",
  "is_archived",
  "is_inactive",
  "markdown_text_conflict",
  "message_limit_exceeded",
  "message_not_found",
  "messages_tab_disabled",
  "metadata_must_be_sent_from_app",
  "metadata_too_large",
  "method_deprecated",
  "missing_file_data",
  "missing_post_type",
  "missing_scope",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_permission",
  "no_text",
  "not_allowed_token_type",
  "not_authed",
  "not_in_channel",
  "org_login_required",
  "rate_limited",
  "ratelimited",
  "request_timeout",
  "restricted_action",
  "restricted_action_non_threadable_channel",
  "restricted_action_read_only_channel",
  "restricted_action_thread_locked",
  "restricted_action_thread_only_channel",
  "send_on_behalf_not_allowed",
  "service_unavailable",
  "slack_connect_canvas_sharing_blocked",
  "slack_connect_file_link_sharing_blocked",
  "slack_connect_lists_sharing_blocked",
  "streaming_state_conflict",
  "team_access_not_granted",
  "team_added_to_org",
  "team_not_found",
  "thread_not_found",
  "token_expired",
  "token_revoked",
  "too_many_attachments",
  "too_many_contact_cards",
  "two_factor_setup_required",
  "update_failed",
] as const;

/**
 * What an incoming webhook can fail with, and the status of each.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
 */
export const WEBHOOK_ERRORS = {
  action_prohibited: 403,
  channel_is_archived: 410,
  channel_not_found: 404,
  invalid_payload: 400,
  no_service: 404,
  no_text: 400,
  rollup_error: 500,
  too_many_attachments: 400,
  user_not_found: 400,
} as const satisfies Readonly<Record<string, number>>;

type ErrorCode = (typeof WEB_API_ERRORS)[number] | keyof typeof WEBHOOK_ERRORS;

/** A mode for each: whatever is posted or edited fails with it, and nothing is kept. */
export type ErrorMode = `error:${ErrorCode}`;

const CODES: readonly ErrorCode[] = [
  ...new Set<ErrorCode>([
    ...WEB_API_ERRORS,
    "action_prohibited",
    "channel_is_archived",
    "invalid_payload",
    "no_service",
  ]),
  "rollup_error",
  "user_not_found",
];

export const ERROR_MODES: readonly ErrorMode[] = CODES.map((code): ErrorMode => `error:${code}`);

export function isErrorMode(mode: string): mode is ErrorMode {
  return ERROR_MODES.some((candidate) => candidate === mode);
}

export function errorOf(mode: ErrorMode): string {
  return mode.slice("error:".length);
}

/** A webhook that fails with a code that only the Web API has says so with 400. */
export function webhookStatus(code: string): number {
  return Object.entries(WEBHOOK_ERRORS).find(([name]) => name === code)?.[1] ?? 400;
}
