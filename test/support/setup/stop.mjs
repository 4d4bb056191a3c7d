import { stopAll } from './services.mjs';

export default stopAll;
