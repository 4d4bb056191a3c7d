import { Hono } from 'hono';
import { presetOpinions } from '../../texts/zh-CN/opinions.js';
import type { Signed } from './sign-in.js';

/** Opinions that are ready for the posts of the caller. */
export function opinionRoute(): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.get('/opinions', (context) => context.json({ opinions: presetOpinions(context.get('caller').card.posts) }));
  return routes;
}
