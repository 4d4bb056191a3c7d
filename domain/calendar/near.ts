/** A day is near (黄) when at most so many working days are left until it: on lists, the board and the lamps alike. */
export const NEAR_WD = 7;
