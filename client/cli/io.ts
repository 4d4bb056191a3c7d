/** Exit codes every command keeps to: done, fault, usage or bad input, refused, not yet known. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** What a command may touch outside itself; `bin/` gives the real ones, tests their own. */
export type CliIo = {
  out: (text: string) => void;
  err: (text: string) => void;
  exit: (code: ExitCode) => void;
  /** Writes a text file the caller named, and makes its folder. */
  save: (path: string, text: string) => void;
  /** Answers are read on a terminal that shows colours; a file or a pipe gets words alone. */
  colours: boolean;
  /** Folders that hold `calendars/` and `profiles/`: the shipped one, then the one in CAIGOU_HOME. */
  policyRoots: readonly string[];
};

/** A mistake of the caller: which field, what was expected, how to mend it. */
export type UsageProblem = { field: string; expected: string; hint: string };
