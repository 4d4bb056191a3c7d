/** Why a letter can never arrive as it is: somebody must mend something before it is worth sending again. */
export const FINAL_REASONS = [
  'recipient-refused', // the peer knows no such address, or it takes no mail: the contact is bad
  'bad-address', // not an address at all
  'message-refused', // the peer does not take this message, whoever it is for
] as const;
export type FinalReason = (typeof FINAL_REASONS)[number];

/** Why a letter did not arrive yet. */
export const RETRY_REASONS = [
  'try-later', // the peer said so
  'unreachable', // no connection: refused, no name, no answer
  'connection-lost', // the connection ended without an answer
  'login-refused', // user or password of the sending account
  'sender-refused', // the peer does not take mail from this sender
  'tls-failed',
  'unexpected',
] as const;
export type RetryReason = (typeof RETRY_REASONS)[number];

export type DeliveryReason = FinalReason | RetryReason;
