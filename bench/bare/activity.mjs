/** The baseline's one activity: it only answers. FROZEN like bare/workflow.mjs. @param {number} seq */
export async function note(seq) {
  return seq;
}
