import { bundle, temporal } from './services.mjs';

export default async function setUp() {
  await Promise.all([temporal(), bundle()]);
}
