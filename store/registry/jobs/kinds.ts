/** Long work there is: a sheet of lots, one repair for many cases, a county derived anew. */
export const JOB_KINDS = ['import', 'repair', 'rebuild'] as const;
export type JobKind = (typeof JOB_KINDS)[number];
