import { ADMIN } from "#simulator/intercom/admin.ts";

const PEOPLE = [
  { id: "66f1a0c2d3e4b5a697880001", externalId: "rider-1001", name: "Ines Duarte", createdAt: 1_757_318_400 },
  { id: "66f1a0c2d3e4b5a697880002", externalId: "rider-1002", name: "Tomasz Wrona", createdAt: 1_758_528_000 },
  { id: "66f1a0c2d3e4b5a697880003", externalId: "rider-1003", name: "Akua Mensah", createdAt: 1_760_342_400 },
] as const;

type Person = (typeof PEOPLE)[number];

/** The workspace's contacts, newest last. */
export const CONTACTS = PEOPLE.map(contact);

function contact({ id, externalId, name, createdAt }: Person) {
  return {
    type: "contact",
    id,
    workspace_id: ADMIN.app.id_code,
    external_id: externalId,
    role: "user",
    email: `${externalId}@riders.example`,
    phone: null,
    name,
    avatar: null,
    owner_id: null,
    social_profiles: { type: "list", data: [] },
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at: createdAt,
    updated_at: createdAt,
    signed_up_at: createdAt,
    last_seen_at: null,
    last_replied_at: null,
    custom_attributes: {},
    location: { type: "location", country: null, region: null, city: null },
  };
}
