/** `npm run docs`: writes the pages of docs/ that are made from profiles and code. */
import { localBin, ROOT } from './setup/paths.mjs';
import { show } from './setup/run.mjs';

process.env.CAIGOU_WRITE_DOCS = '1';
process.env.NODE_OPTIONS = '--experimental-vm-modules --no-warnings';
process.exitCode = await show(localBin('jest'), ['--selectProjects', 'unit', '--testPathPatterns', 'test/docs/'], {
  cwd: ROOT,
});
