import type { z } from 'zod';

type Plain<T> = T extends string | number | boolean | null | undefined ? T : { [K in keyof T]: Plain<T[K]> };
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

/**
 * A table of schemas that is exactly the table of types. Assignable is not enough: a schema could forget an optional
 * field. A kind that differs is `never`, and named by the compiler; a kind too few or too many breaks the build too.
 */
export type Exactly<Types, Schemas extends Record<keyof Types, z.ZodType>> = {
  [K in keyof Types]: Same<z.output<Schemas[K]>, Types[K]> extends true ? z.ZodType<Types[K]> : never;
} & { [K in Exclude<keyof Schemas, keyof Types>]: never };
