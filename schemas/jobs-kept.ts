/** How many days long work can be looked at, and begun again, once it is over. */
export const JOB_KEPT_DAYS = 90;
