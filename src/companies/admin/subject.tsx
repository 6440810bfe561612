import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { meanwhileOf, type Shown, seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form, postedFields } from '../../http/form.ts'
import * as z from '../../http/zod.ts'
import {
  type CompanyChanges,
  changeTheCompanyItself,
  forgetCompany,
  isCurrencyHeld,
  type Settings,
} from '../directory.ts'
import type { Filled } from './fields.tsx'
import { type Facts, readSettings } from './queries.ts'
import { SubjectPage } from './subject-page.tsx'
import { toldChanges } from './told.ts'

/** Subjects that are a form of fields each. */
export type SubjectName = 'identity' | 'appearance' | 'region' | 'planning' | 'invoicing' | 'offer' | 'mails'

/** What a page of settings shows besides its fields. */
export interface Around {
  /** The settings as they would be with what is typed. */
  settings: Settings
  facts: Facts
  /** The day in the company's zone. */
  today: string
  /** The address that the deployment's mails come from. */
  mailFrom: string
}

/** A subject of settings: its fields, what they show of what is stored, and what they change of it. */
export interface Subject<S extends z.ZodType> {
  name: SubjectName
  form: S
  shown(stored: Settings): Shown
  /** What the trail tells of what is stored, where that is not field by field. */
  told?(stored: Settings): Shown
  changes(typed: z.output<S>, stored: Settings): CompanyChanges
  /** What is wrong in the light of what is stored. */
  faults?(typed: z.output<S>, stored: Settings, facts: Facts): FieldErrors
  Fields: FC<{ it: Filled } & Around>
  Preview: FC<Around>
  /** Forms of their own below. */
  Beside?: FC<{ errors: FieldErrors; values: Shown } & Around>
}

/** How a page of a subject is shown: as stored, or as someone typed it. */
interface Showing {
  values?: Shown
  errors?: FieldErrors
  meanwhile?: Partial<Shown>
  /** What the preview shows; none while what is typed does not hold. */
  preview?: Settings | undefined
  done?: boolean
  changedMeanwhile?: boolean
  status?: 200 | 409 | 422
}

const query = z.object({ done: z.literal('saved').optional().catch(undefined) })
/** What was typed into a form of settings. */
export const typedTexts = z.record(z.string(), z.unknown()).transform((typed): Shown => {
  const entries = Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]))
})
const control = z.object({ version: seenVersion, show: z.literal('preview').optional().catch(undefined) })

/** The page of a subject and its form: seen before it is saved, saved over no other's change, told in the trail. */
export const subject = <S extends z.ZodType>(it: Subject<S>) =>
  new Hono<AdminEnv>()
    .get('/', zValidator('query', query), async (c) => {
      const read = await readSettings(c.var.db, c.var.company.id)
      return show(c, it, read, { done: c.req.valid('query').done === 'saved', preview: read.stored })
    })
    .post(
      '/',
      form(it.form, async (c: Context<AdminEnv>, typed, errors) =>
        show(c, it, await readSettings(c.var.db, c.var.company.id), {
          ...{ values: typedTexts.parse(typed), errors, status: 422 },
        }),
      ),
      async (c) => save(c, it, c.req.valid('form') as z.output<S>),
    )

async function save<S extends z.ZodType>(c: Context<AdminEnv>, it: Subject<S>, typed: z.output<S>) {
  const { db, company } = c.var
  const values = typedTexts.parse(await postedFields(c))
  const { version, show: shows } = control.parse(values)
  const read = await readSettings(db, company.id)
  const { stored, facts } = read
  const errors = it.faults?.(typed, stored, facts) ?? {}
  if (Object.keys(errors).length > 0) return show(c, it, read, { values, errors, status: 422 })
  const changes = it.changes(typed, stored)
  const wanted = { ...stored, ...changes }
  if (shows) return show(c, it, read, { values, preview: wanted })
  const told = it.told ?? it.shown
  const details = toldChanges(told(stored), told(wanted))
  if (Object.keys(details).length > 0) {
    try {
      const written = await db.write(
        { did: 'settings_changed', details },
        changeTheCompanyItself(company.id, changes, version),
      )
      if (!written) {
        const now = await readSettings(db, company.id)
        const meanwhile = meanwhileOf(it.shown(wanted), it.shown(now.stored))
        return show(c, it, now, { values, meanwhile, preview: wanted, changedMeanwhile: true, status: 409 })
      }
    } catch (error) {
      // The first invoice came in between.
      if (!isCurrencyHeld(error)) throw error
      return show(c, it, read, { values, errors: { currency: 'currencyHeld' }, status: 422 })
    }
    forgetCompany(company.id)
  }
  return c.redirect(`/admin/settings/${it.name}?done=saved`, 303)
}

/** The page of a subject; whoever has forms beside it shows it with what was wrong there. */
export function show<S extends z.ZodType>(
  c: Context<AdminEnv>,
  { name, shown, Fields, Preview, Beside }: Subject<S>,
  { stored, facts }: { stored: Settings; facts: Facts },
  { values = shown(stored), errors = {}, meanwhile = {}, preview, status = 200, ...rest }: Showing,
) {
  c.status(status)
  const around = { settings: preview ?? stored, facts, today: c.var.today, mailFrom: c.env.MAIL_FROM }
  return c.render(
    <SubjectPage
      name={name}
      version={stored.version}
      preview={preview && <Preview {...around} />}
      beside={Beside && <Beside {...around} settings={stored} errors={errors} values={values} />}
      {...rest}
    >
      <Fields it={{ values, errors, meanwhile }} {...around} />
    </SubjectPage>,
    { title: ({ settings }) => `${settings.subjects[name].title}, ${settings.title}` },
  )
}
