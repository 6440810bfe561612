import { Hono } from 'hono'
import type { StaffEnv } from '../../http/env.ts'
import { KeysPage } from './views.tsx'

/** What the keys do (static/keys.js), on a page for those without a keyboard, or without JavaScript. */
export const keyboard = new Hono<StaffEnv>().get('/', (c) =>
  c.render(<KeysPage search={c.var.ticket.role !== 'technician'} />, { title: ({ keyboard }) => keyboard.title }),
)
