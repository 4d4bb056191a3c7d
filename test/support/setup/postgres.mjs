import { postgres } from './services.mjs';

export default async function setUp() {
  await postgres();
}
