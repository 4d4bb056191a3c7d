/** RFC 5545 3.1: a line is at most this many octets, its line break not counted. */
const MAX_OCTETS = 75;

/**
 * One content line, folded and ended with CRLF. A fold never falls inside a character: a reader that joins lines as
 * text would else see two broken halves.
 */
export function contentLine(name: string, value: string): string {
  const lines: string[] = [];
  let line = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    if (octets + size > MAX_OCTETS) {
      lines.push(line);
      [line, octets] = [' ', 1];
    }
    line += character;
    octets += size;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}

/** Value of type TEXT (RFC 5545 3.3.11): line breaks become `\n`, other control characters are dropped. */
export function textValue(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, '\n'))
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n');
}

/** Quoted parameter value (RFC 5545 3.2): it knows no escape, so quotes become apostrophes. */
export function quotedParameter(text: string): string {
  return `"${withoutControls(text).replace(/\n/g, ' ').replace(/"/g, "'")}"`;
}

/** Control characters have no place in a calendar; half of a surrogate pair would not survive UTF-8. */
function withoutControls(text: string): string {
  return [...text].filter((character) => isAllowed(character.codePointAt(0) ?? 0)).join('');
}

function isAllowed(code: number): boolean {
  const control = (code < 0x20 && code !== 0x0a) || code === 0x7f;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return !control && !surrogate;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
