/** What a form item hands to its field. */
type Bound = { id?: string; onChange?: (file: File | undefined) => void };

/** A file of the reader's machine; the browser's own field, which a keyboard and a reader of screens know. */
export function FileField({ accept, id, onChange }: Bound & { accept: string }) {
  return (
    <input
      type="file"
      accept={accept}
      {...(id !== undefined && { id })}
      onChange={({ target }) => onChange?.(target.files?.[0])}
    />
  );
}
