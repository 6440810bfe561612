import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { searchKinds } from '../kind.ts'
import { wordsOf } from '../sought.ts'
import { findEverything, findOfKind } from './queries.ts'
import { SearchPage } from './views.tsx'

const asked = z.object({
  q: z.string().catch(''),
  kind: z.enum(searchKinds).optional().catch(undefined),
  after: markParameter(2),
})

export const search = new Hono<AdminEnv>().get('/', zValidator('query', asked), async (c) => {
  const { q, kind, after } = c.req.valid('query')
  const words = wordsOf(q)
  const { db } = c.var
  const find = () => (kind ? findOfKind(db, words, kind, after) : findEverything(db, words))
  const found = words.length > 0 ? await find() : undefined
  return c.render(<SearchPage typed={q} found={found} kind={kind} paged={after !== undefined} today={c.var.today} />, {
    title: ({ search }) => search.title,
  })
})
