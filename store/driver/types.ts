/** One answer in PostgreSQL's text form; rows are lists in the order of `fields`. */
export type WireResult = {
  fields: { name: string; dataTypeID: number }[];
  rows: (string | null)[][];
  command: string;
  rowCount: number;
};
