import { createContext } from 'react';
import type { CycleId } from '../../../domain/ids.js';

/** The case a form is of; undefined where there is none yet. */
export const CaseContext = createContext<CycleId | undefined>(undefined);
