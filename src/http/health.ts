import { Hono } from 'hono'
import { inTime, readPatience } from '../outside/answered.ts'
import type { Bindings } from './env.ts'

/** Whether database and files answer: for monitors, so it names no one and tells no detail. */
export const health = new Hono<{ Bindings: Bindings }>().get('/', async (c) => {
  const [database, files] = await Promise.all([
    answers(c.env.DB.prepare('select 1').first()),
    answers(c.env.FILES.head('health')),
  ])
  return c.json({ database, files }, database && files ? 200 : 503, { 'Cache-Control': 'no-store' })
})

const answers = (question: Promise<unknown>): Promise<boolean> =>
  inTime(question, readPatience).then(
    () => true,
    () => false,
  )
