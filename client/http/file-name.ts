const LONGEST_NAME = 200;

/** A plain name: no folder, no control character, not too long. */
export function fileName(text: string): string | null {
  const bare = text.trim();
  const plain = bare !== '' && bare.length <= LONGEST_NAME && !/[/\\\p{Cc}\p{Cs}]/u.test(bare) && !/^\.+$/.test(bare);
  return plain ? bare : null;
}
