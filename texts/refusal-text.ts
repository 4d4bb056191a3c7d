/** What a refusal says: the no, and what helps. `{name}` and `[optional {name}]` are filled from `why`. */
export type RefusalText = { no: string; help: string };
