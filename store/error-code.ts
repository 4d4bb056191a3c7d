/** The `code` an error carries, if any. Asked of any object: errors of other threads and realms are no `Error` of ours. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
