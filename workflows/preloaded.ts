/**
 * All workflow code of ours, for the bundler to load once a worker, before the first workflow, and to freeze: without
 * that each cached cycle holds a copy of all rules of its own, several times the memory of its state. It rests on this:
 * no module of ours keeps anything of one run outside the functions that get it handed.
 */
import './index.js';
