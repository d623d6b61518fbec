import { z } from "zod";
import { parseJson } from "#simulator/call.ts";
import { found, type Outcome, refused } from "#simulator/intercom/outcome.ts";

const MAX_PER_PAGE = 150;

/** How a list of records is wrapped: its `type`, the key of the records, and the page size where none is asked for. */
type ListShape = { type: string; key: string; defaultPerPage: number };

const Paging = z.object({
  per_page: z.coerce.number().int().min(1).max(MAX_PER_PAGE).optional(),
  starting_after: z.string().nullish(),
});
type Paging = z.infer<typeof Paging>;

const Filter = z.object({
  field: z.string(),
  operator: z.enum(["=", "!=", "IN", "NIN", "<", "<=", ">", ">=", "~", "!~", "^", "$"]),
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]),
});

/** Intercom allows 15 filters in a group and groups within one group. */
const group = <T extends z.ZodType>(member: T) =>
  z.object({ operator: z.enum(["AND", "OR"]), value: z.array(member).max(15) });
const Search = z.object({
  query: z.union([Filter, group(Filter), group(group(Filter))]),
  pagination: Paging.optional(),
});

/** One page of a list, by `per_page` and `starting_after`. */
export function listPage(records: readonly { id: string }[], shape: ListShape, query: URLSearchParams): Outcome {
  const paging = Paging.safeParse(Object.fromEntries(query));
  return paging.success ? pageOf(records, shape, paging.data) : invalid(paging.error);
}

/** One page of a search. The query is checked and not evaluated: every record is found. */
export function searchPage(records: readonly { id: string }[], shape: ListShape, body: string): Outcome {
  const json = parseJson(body);
  if (json === undefined) return refused(400, "bad_request", "The request body is not valid JSON");
  const search = Search.safeParse(json);
  return search.success ? pageOf(records, shape, search.data.pagination ?? {}) : invalid(search.error);
}

function pageOf(records: readonly { id: string }[], shape: ListShape, paging: Paging): Outcome {
  const perPage = paging.per_page ?? shape.defaultPerPage;
  // A cursor is the id of the last record that was sent.
  const after = paging.starting_after ?? null;
  const start = after === null ? 0 : records.findIndex((record) => record.id === after) + 1;
  if (after !== null && start === 0) {
    return refused(400, "parameter_invalid", "starting_after is not valid", "starting_after");
  }

  const shown = records.slice(start, start + perPage);
  const last = shown.at(-1);
  const hasMore = last !== undefined && start + perPage < records.length;
  return found({
    type: shape.type,
    [shape.key]: shown,
    total_count: records.length,
    pages: {
      type: "pages",
      ...(hasMore ? { next: { per_page: perPage, starting_after: last.id } } : {}),
      page: Math.floor(start / perPage) + 1,
      per_page: perPage,
      total_pages: Math.ceil(records.length / perPage),
    },
  });
}

function invalid(error: z.ZodError): Outcome {
  const field = error.issues[0]?.path.join(".") || "body";
  return refused(400, "parameter_invalid", `${field} is missing or invalid`, field);
}
