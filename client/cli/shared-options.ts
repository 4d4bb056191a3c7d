import type { Command } from 'commander';

/** What every command that asks the server takes: for whom, and in which form it answers. */
export function shared(command: Command): Command {
  return command.option('--as <人员>', '以谁的身份办理').option('--json', '输出 JSON');
}
