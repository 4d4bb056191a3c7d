/**
 * What set-up tells the person who waits. Goes to stderr: stdout belongs to the program that is being set up,
 * whose output may be read by another program.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`caigou: ${text}\n`);
}
