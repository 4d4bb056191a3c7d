/**
 * Walks every way through the workflows on a real server and saves the runs as test/histories: after a change of the
 * workflow that open runs survive by a patch, keep the old files and add new ones; before the first release, replace.
 */
import { localBin, ROOT } from './setup/paths.mjs';
import { show } from './setup/run.mjs';

process.env.CAIGOU_SAVE_HISTORIES = '1';
process.env.NODE_OPTIONS = '--experimental-vm-modules';
const args = ['--selectProjects', 'workflow', '--testPathPatterns', 'test/workflows/ways'];
process.exitCode = await show(localBin('jest'), args, { cwd: ROOT });
