import type { z } from 'zod';

/**
 * The one place where a checked schema takes on a branded type of the domain. A transform could do it too, but JSON
 * Schema cannot show a transform; this changes only the static type, so the published schema stays whole.
 */
export function branded<Brand>(schema: z.ZodType<unknown>): z.ZodType<Brand, Brand> {
  return schema as z.ZodType<Brand, Brand>;
}
