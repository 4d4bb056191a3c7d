/** What a clock rule says to the person who owes it: what is to be done, how, and what happens otherwise. */
export type RuleText = { title: string; how: string; otherwise: string };
