import type { Command } from 'commander';
import type { FieldIssue } from '../../schemas/issues.js';
import type { PublishedProfile } from '../policies/desk.js';
import type { PolicyOutlook } from '../policies/outlook.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { importOutlookText, publishedText } from './policy-import-text.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';

type ImportOptions = AskOptions & { confirm?: string; sources?: string };

const PATH = '/api/policies';

/**
 * Adds `caigou policy import FILE`: shows what the profile would change; with `--confirm` and the digest shown it is
 * published. The same file again tells that it is there.
 */
export function policyImportCommand(policy: Command, parts: CliParts): void {
  shared(policy.command('import <文件>').description('导入一份政策：先预演，核对后用 --confirm 发布'))
    .option('--sources <文件>', '新登记的依据，写法同 sources.yaml')
    .option('--confirm <摘要>', '发布：照抄预演给出的摘要')
    .action((file: string, { confirm, sources, ...asked }: ImportOptions) => {
      const profile = textIn(parts, file);
      const register: Partial<Read> = sources === undefined ? {} : textIn(parts, sources);
      const issues = [profile, register].flatMap((each) => (each.issue === undefined ? [] : [each.issue]));
      if (issues.length > 0) return tellUsage(parts, asked.json === true, issues);
      const body = {
        profile: profile.text,
        ...(register.text !== undefined && { sources: register.text }),
      };
      const { as } = asked;
      return askServer(
        parts,
        asked,
        (api) =>
          confirm === undefined ? api.post(`${PATH}/preview`, body) : api.post(PATH, { ...body, digest: confirm }),
        (answer: PolicyOutlook | PublishedProfile) =>
          'findings' in answer ? importOutlookText(answer, { file, sources, as }) : publishedText(answer),
      );
    });
}

type Read = { text?: string; issue?: FieldIssue };

/** The file as text, just as it is; the server reads it and says where it is wrong. */
function textIn(parts: CliParts, file: string): Read {
  const expected = { zh: 'UTF-8 编码的 YAML 文件', en: 'a YAML file in UTF-8' };
  const read = parts.readBytes(file);
  if ('problem' in read) {
    return { issue: { field: file, expected, mend: { zh: read.problem, en: read.problem } } };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes) };
  } catch {
    const mend = { zh: '请在编辑器中另存为 UTF-8', en: 'save it as UTF-8' };
    return { issue: { field: file, expected, mend } };
  }
}
