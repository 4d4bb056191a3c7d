/** One part of a mail: its header fields by lower-case name, and its body as it came. */
export type Part = { headers: ReadonlyMap<string, string>; body: string };

/** A mail nests its parts; a bounce three levels deep is none that was meant to be read. */
const DEEPEST = 5;

/** Header and body of an entity (RFC 5322 2.1): unfolded, the first of each name. Line ends are `\n`. */
export function partOf(text: string): Part {
  const cut = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = cut < 0 ? text : text.slice(0, cut);
  const body = cut < 0 ? '' : text.slice(cut + (cut === 0 ? 1 : 2));
  return { headers: fieldsOf(head), body };
}

/** `Name: value` lines, folded ones joined (RFC 5322 2.2.3). */
export function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

/** Media type in lower case, `text/plain` where none is stated (RFC 2045 5.2). */
export function typeOf({ headers }: Part): string {
  return (headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** A parameter of the content type, with or without quotes. */
export function parameterOf({ headers }: Part, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(
    headers.get('content-type') ?? '',
  );
  return found?.[1] ?? found?.[2] ?? null;
}

/** The parts of a multipart entity (RFC 2046 5.1.1), and those inside them, in order; of any other the entity alone. */
export function leavesOf(part: Part, depth = 0): Part[] {
  const boundary = parameterOf(part, 'boundary');
  if (!typeOf(part).startsWith('multipart/') || boundary === null || depth >= DEEPEST) return [part];
  const lines = part.body.split('\n');
  const marks = lines.flatMap((line, at) => (line.trimEnd() === `--${boundary}` ? [at] : []));
  const end = lines.findIndex((line) => line.trimEnd() === `--${boundary}--`);
  return marks.flatMap((from, n) => {
    const to = marks[n + 1] ?? (end < 0 ? lines.length : end);
    return leavesOf(partOf(lines.slice(from + 1, to).join('\n')), depth + 1);
  });
}

/** The body with its transfer encoding undone; null for an encoding that is none (RFC 2045 6.1). */
export function decoded({ headers, body }: Part): string | null {
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1').replaceAll('\r\n', '\n');
  if (encoding === 'quoted-printable') {
    const joined = body.replace(/[ \t]*=[ \t]*\n/g, '');
    return joined.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return ['7bit', '8bit', 'binary'].includes(encoding) ? body : null;
}
