import type { DeliveryReason } from '../../domain/notices/delivery.js';

/** Why a letter did not arrive, and who can mend it: for the command line. Letters themselves are Chinese. */
export const DELIVERY_REASON_TEXTS = {
  'recipient-refused': 'the address was refused: check the contact',
  'bad-address': 'not a mail address: correct the contact',
  'message-refused': "the peer refuses this letter's content: ask its administrator",
  'try-later': 'the peer takes no mail for now: sent again by itself',
  unreachable: 'no connection to the mail server: sent again by itself; check the network and the address',
  'connection-lost': 'the connection ended without an answer, it may have arrived: sent once more under the same id',
  'login-refused': 'the mail account was refused: check user and password',
  'sender-refused': 'the server does not take mail from this sender: check the sender settings',
  'tls-failed': 'no secure connection: check certificate and port',
  unexpected: 'an unexpected error: sent again by itself',
} satisfies Record<DeliveryReason, string>;
