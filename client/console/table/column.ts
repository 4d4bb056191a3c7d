import type { ReactNode } from 'react';

/** A value of a list as a file has it. */
export type CellValue = string | number | null;

/** One column: what the screen shows and what a file gets. */
export type Column<Row> = {
  key: string;
  title: string;
  value: (row: Row) => CellValue;
  /** Shown instead of the value. */
  cell?: (row: Row) => ReactNode;
  width?: number;
  align?: 'right';
  /** Never broken over two lines: numbers, days. */
  keep?: boolean;
  /** Names that are long: beside many columns they would stand a few characters wide. */
  roomy?: boolean;
  /** In files alone: the screen shows it inside of another column. */
  fileOnly?: boolean;
  /** Left out on a narrow screen. */
  wideOnly?: boolean;
};
