/** Things that must stay in few known places, so that a reader knows where to look and a change has one home. */
interface Restriction {
  readonly what: string;
  readonly pattern: RegExp;
  readonly places: RegExp;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const RESTRICTIONS: readonly Restriction[] = [
  {
    what: 'process.env',
    pattern: /\bprocess\.env\b|\benv\b[^\n]*from 'node:process'/,
    places: /^(bin|workers|rehearsal|client\/http|client\/cli)\/config\.ts$/,
  },
  { what: 'nodemailer', pattern: /from 'nodemailer/, places: /^activities\/adapters\/smtp\.ts$/ },
  {
    what: 'executeUpdate',
    pattern: /\b(executeUpdate|executeUpdateWithStart|startUpdate|startUpdateWithStart)\b/,
    places: /^(client\/cycles|activities\/deliver-command)\.ts$/,
  },
  {
    what: 'zod',
    pattern: /from 'zod(\/[^']*)?'|\bz\b[^\n;]*from '@hono\/zod-openapi'/,
    places: /^schemas\//,
  },
  {
    what: 'raw Date',
    pattern: /\bnew Date\b|\bDate\.(now|parse|UTC)\b|(?<![\w.'"`])Date\(/,
    places:
      /^(domain\/calendar\/instant|(workflows|store|activities|workers|client|client\/console|rehearsal|bin)\/clock)\.ts$/,
  },
  {
    what: 'randomness',
    pattern: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/,
    places: /^(store|activities|workers|client|rehearsal|bin)\//,
  },
  { what: 'cycle workflow id', pattern: /[`'"]cycle\/(\$\{|['"])/, places: /^workflows\/messages\.ts$/ },
  { what: 'time skipping', pattern: /time_?skipping/i, places: /^rehearsal\/[\w-]+\.ts$/ },
];

/** A comment may speak of what the code may not use. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Uses outside their places, as `path: what`. */
export function misplacedUses(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return RESTRICTIONS.filter(({ pattern, places }) => pattern.test(code) && !places.test(path)).map(
      ({ what }) => `${path}: ${what}`,
    );
  });
}
