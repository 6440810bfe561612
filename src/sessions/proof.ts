import type { Context } from 'hono'
import { type Audience, homes } from '../accounts/audience.ts'
import { isUntold } from '../db/d1.ts'
import type { Query } from '../db/select.ts'
import type { SiteEnv } from '../http/env.ts'
import { openSession } from './opening.ts'
import type { Person } from './people.ts'
import { newStep } from './steps.ts'
import type { Proof } from './viewer.ts'

export interface Proved {
  /** At least one, all of this audience. */
  people: Person[]
  by: Proof
  /** The page first asked for. */
  next?: string | undefined
  /** What is to be written in the same batch before all else; what must touch a row stands in `once`. */
  before?: Query<unknown>[]
}

/**
 * What follows on proof that accounts are someone's: a choice among several, a second factor where the account or the
 * company wants one, else a session. One round trip. Undefined when `before` was undone.
 */
export async function afterProof(
  c: Context<SiteEnv>,
  audience: Audience,
  { people, by, next, before = [] }: Proved,
): Promise<Response | undefined> {
  const [person, ...others] = people
  if (!person) throw new Error('Proof of no account.')
  const page = others.length > 0 ? 'account' : pageOfSecondFactor(c, person)
  if (!page) return openSession(c, { person, by, next, before })
  const step = await newStep(c, audience, { people, by, next })
  try {
    await c.var.d1.send([...before, step].map((write) => write.statement()))
  } catch (error) {
    if (isUntold(error)) return undefined
    throw error
  }
  return c.redirect(`${homes[audience]}/sign-in/${page}`, 303)
}

/** Where the second factor is asked for or set up; undefined where none is wanted. */
function pageOfSecondFactor(c: Context<SiteEnv>, person: Person): 'code' | 'second-factor' | undefined {
  if (person.codeSecret) return 'code'
  return person.audience === 'staff' && c.var.company.secondFactor ? 'second-factor' : undefined
}
