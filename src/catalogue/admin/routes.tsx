import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import { items } from './items/routes.tsx'
import { kinds } from './kinds/routes.tsx'

/** What the company does and what it sells. */
export const catalogue = new Hono<AdminEnv>().route('/items', items).route('/', kinds)
