import { z } from "zod";
import {
  CommentChange,
  CommentId,
  NewComment,
  OutlineChange,
  Postmortem,
  PostmortemComment,
  PostmortemVersion,
  PostmortemVersionPage,
  PostmortemVersionText,
} from "#lib/contracts/postmortem.ts";
import { IncidentPath } from "#lib/http/incident-path.ts";
import { operation } from "#lib/http/operation.ts";
import { incidentName } from "#lib/incident/labels.ts";
import * as adding from "#lib/services/add-comment.ts";
import * as changingComment from "#lib/services/change-comment.ts";
import * as changingOutline from "#lib/services/change-outline.ts";
import * as deleting from "#lib/services/delete-comment.ts";
import * as exporting from "#lib/services/export-postmortem.ts";
import * as listing from "#lib/services/list-versions.ts";
import * as publishing from "#lib/services/publish-postmortem.ts";
import * as reading from "#lib/services/read-postmortem.ts";
import * as readingVersion from "#lib/services/read-version.ts";
import * as restoring from "#lib/services/restore-version.ts";

/** The one spelling of an id that a version has. */
const digits = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, { error: "Enter the id of a version" })
  .transform(Number)
  .pipe(z.int({ error: "Enter the id of a version" }));

const versionPath = IncidentPath.extend({ id: digits });
const commentPath = IncidentPath.extend({ id: CommentId });

/** A comment of 5,000 characters fits even where each is written as an escape. */
const bodyLimit = 256 * 1024;

export const readPostmortem = operation({
  id: "readPostmortem",
  method: "GET",
  path: "/api/incidents/{number}/postmortem",
  summary: "The postmortem but for its text: sections, progress, what was published, comments",
  access: "incidents:read",
  params: IncidentPath,
  answers: { 200: { description: "The postmortem", body: Postmortem } },
  problems: [],
  handle: async ({ ctx, params }) => ({ status: 200, body: await reading.readPostmortem({ ctx, input: params }) }),
});

export const exportPostmortem = operation({
  id: "exportPostmortem",
  method: "GET",
  path: "/api/incidents/{number}/postmortem.md",
  summary: "The postmortem as Markdown, in the runbook's format: as it stands now, or as it was published",
  access: "incidents:read",
  params: IncidentPath,
  query: z.strictObject({
    /** 1, 2 ... among those that were published. */
    version: z
      .string({ error: "Enter a version" })
      .regex(/^[1-9]\d{0,8}$/, { error: "Enter a version" })
      .transform(Number)
      .optional(),
  }),
  answers: {
    200: { description: "Markdown; saved, it has a file name of its own", type: "text/markdown; charset=utf-8" },
  },
  problems: [],
  handle: async ({ ctx, params: { number }, query: { version = null } }) => {
    const name = `${incidentName(number)}-postmortem${version === null ? "" : `-${version}`}.md`;
    return {
      status: 200,
      body: await exporting.exportPostmortem({ ctx, input: { number, version } }),
      headers: { "content-disposition": `inline; filename="${name}"` },
    };
  },
});

export const changeOutline = operation({
  id: "changeOutline",
  method: "PUT",
  path: "/api/incidents/{number}/postmortem/outline",
  summary: "Name, order, add and take out sections; what is written in one that is taken out stays",
  access: "incidents:command",
  params: IncidentPath,
  body: OutlineChange,
  answers: { 200: { description: "The postmortem after it", body: Postmortem } },
  problems: ["conflict", "invalid_command"],
  handle: async ({ ctx, params: { number }, body }) => ({
    status: 200,
    body: await changingOutline.changeOutline({ ctx, input: { number, change: body } }),
  }),
});

export const listPostmortemVersions = operation({
  id: "listPostmortemVersions",
  method: "GET",
  path: "/api/incidents/{number}/postmortem/versions",
  summary: "The history, newest first, a page at a time",
  access: "incidents:read",
  params: IncidentPath,
  query: z.strictObject({
    /** The `next` of the page before. */
    before: digits.optional(),
  }),
  answers: { 200: { description: "A page; `next` asks for the one after it", body: PostmortemVersionPage } },
  problems: [],
  handle: async ({ ctx, params: { number }, query: { before = null } }) => ({
    status: 200,
    body: await listing.listVersions({ ctx, input: { number, before } }),
  }),
});

export const readPostmortemVersion = operation({
  id: "readPostmortemVersion",
  method: "GET",
  path: "/api/incidents/{number}/postmortem/versions/{id}",
  summary: "The postmortem as it once was",
  access: "incidents:read",
  params: versionPath,
  answers: { 200: { description: "The version with its Markdown", body: PostmortemVersionText } },
  problems: [],
  handle: async ({ ctx, params }) => ({ status: 200, body: await readingVersion.readVersion({ ctx, input: params }) }),
});

export const restorePostmortemVersion = operation({
  id: "restorePostmortemVersion",
  method: "POST",
  path: "/api/incidents/{number}/postmortem/versions/{id}/restorations",
  summary: "Make the narrative say again what it said then; what it says now is kept as a version",
  access: "incidents:command",
  params: versionPath,
  answers: {
    201: { description: "The new version, or the newest where it says that already", body: PostmortemVersion },
  },
  problems: ["not_now", "busy"],
  handle: async ({ ctx, params }) => ({ status: 201, body: await restoring.restoreVersion({ ctx, input: params }) }),
});

export const publishPostmortem = operation({
  id: "publishPostmortem",
  method: "POST",
  path: "/api/incidents/{number}/postmortem/publications",
  summary: "Freeze the postmortem as it is exported now",
  access: "incidents:command",
  params: IncidentPath,
  answers: {
    201: { description: "What was published, or the latest where nothing has changed since", body: PostmortemVersion },
  },
  problems: ["busy"],
  handle: async ({ ctx, params }) => ({
    status: 201,
    body: await publishing.publishPostmortem({ ctx, input: params }),
  }),
});

export const addPostmortemComment = operation({
  id: "addPostmortemComment",
  method: "POST",
  path: "/api/incidents/{number}/postmortem/comments",
  summary: "Remark something about a place in the narrative, or answer such a remark",
  access: "incidents:command",
  params: IncidentPath,
  body: NewComment,
  bodyLimit,
  answers: { 201: { description: "The comment", body: PostmortemComment } },
  problems: ["not_now", "invalid_command", "busy"],
  handle: async ({ ctx, params: { number }, body }) => ({
    status: 201,
    body: await adding.addComment({ ctx, input: { number, comment: body } }),
  }),
});

export const changePostmortemComment = operation({
  id: "changePostmortemComment",
  method: "PATCH",
  path: "/api/incidents/{number}/postmortem/comments/{id}",
  summary: "Change one's own comment; resolve one, or open it again",
  access: "incidents:command",
  params: commentPath,
  body: CommentChange,
  bodyLimit,
  answers: { 200: { description: "The comment as it is now", body: PostmortemComment } },
  problems: ["invalid_command"],
  handle: async ({ ctx, params: { number, id }, body }) => ({
    status: 200,
    body: await changingComment.changeComment({ ctx, input: { number, id, change: body } }),
  }),
});

export const deletePostmortemComment = operation({
  id: "deletePostmortemComment",
  method: "DELETE",
  path: "/api/incidents/{number}/postmortem/comments/{id}",
  summary: "Delete one's own comment, as an administrator any, with the answers to it",
  access: "incidents:command",
  params: commentPath,
  answers: { 204: { description: "The comment is gone" } },
  problems: [],
  handle: async ({ ctx, params }) => {
    await deleting.deleteComment({ ctx, input: params });
    return { status: 204 };
  },
});
