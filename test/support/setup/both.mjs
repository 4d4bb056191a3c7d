import { bundle, postgres, temporal } from './services.mjs';

export default async function setUp() {
  await Promise.all([temporal(), postgres(), bundle()]);
}
