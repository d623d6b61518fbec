/** The answer to GET /me: an admin with the app (workspace) that the token belongs to, hosted in the US. */
export const ADMIN = {
  type: "admin",
  id: "7204511",
  email: "support-lead@tidewater.example",
  name: "Robin Vale",
  email_verified: true,
  app: {
    type: "app",
    id_code: "tdw4k2sim",
    name: "Tidewater Bikes",
    created_at: 1_721_203_200,
    secure: false,
    identity_verification: false,
    timezone: "America/New_York",
    region: "US",
  },
  avatar: { type: "avatar", image_url: null },
  has_inbox_seat: true,
} as const;
