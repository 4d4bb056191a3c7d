import { sql } from 'kysely';

/** A notice to an address that is known to take no letter. */
export const isHeld = sql<boolean>`exists (select from contacts where contacts.code = outbox.code
  and contacts.channel = outbox.channel and contacts.address = outbox.address and contacts.bad_since is not null)`;
