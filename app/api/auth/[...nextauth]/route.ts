import { nextAuthRoute } from "#lib/http/next-auth-route.ts";

export const GET = nextAuthRoute;
export const POST = nextAuthRoute;
