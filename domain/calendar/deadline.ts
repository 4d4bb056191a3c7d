export type { Deadline, DeadlineLimit, Pause, ProofEffect, ProofKind, ProofLine, Roll } from './deadline-types.js';
