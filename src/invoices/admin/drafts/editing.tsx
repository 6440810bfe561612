import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { meanwhileOf, seenVersion } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { postedFields } from '../../../http/form.ts'
import { languageOf } from '../../../http/reader.ts'
import * as z from '../../../http/zod.ts'
import type { Language } from '../../../i18n/language.ts'
import { LocaleContext, localeOf } from '../../../i18n/locale.ts'
import { DraftAnswer, type SavedState } from './answer.tsx'
import { saveDraft } from './deeds.ts'
import { type DraftDone, draftDones, EditPage } from './edit-page.tsx'
import { type FilledDraft, filledWith, type ReadDraft, ratesOf, readDraft, typedDraft } from './form.ts'
import { GonePage } from './gone.tsx'
import { findGone } from './gone-queries.ts'
import { Items, itemOf, itemsBeginning, lineFor, type OfferedItem } from './items.tsx'
import { type Act, acted, acts, blankLine, freeKey, standSame } from './lines.ts'
import { draftIn, draftQueries, type FoundDraft, findDraft } from './queries.ts'

type C = Context<AdminEnv>

const shown = z.object({ done: z.enum(draftDones).optional().catch(undefined) })
const find = z.string().max(120).catch('')
const sought = z.object({ find, language: z.enum(['fr', 'en']).catch('fr') })

/** What was pressed, and on what: a line by its key, an item of the catalogue by its id. */
const pressed = z
  .string()
  .regex(/^(save|auto|deductions|more|find|item:\w{1,64}|(up|down|remove|restore):\w{1,20})$/)
  .catch('save')
  .transform((typed) => typed.split(':'))
  .transform(([act = 'save', of = '']) => ({ act, of }))
const posted = z.object({ do: pressed, find, version: seenVersion })

const mostNewLines = 10

/** Writing a draft: its page, what its buttons do, and saving. */
export const editing = new Hono<AdminEnv>()
  .get('/items', zValidator('query', sought), async (c) => {
    const { find: typed, language } = c.req.valid('query')
    const [items] = await c.var.db.read(itemsBeginning(c.var.db, typed, c.var.company.language))
    return c.render(<Items items={items} typed={typed} customers={language} />, {
      title: ({ drafting }) => drafting.catalogue,
    })
  })
  .get('/:id/edit', zValidator('query', shown), async (c) => {
    const { db, company } = c.var
    const queries = draftQueries(db, company.id, c.req.param('id'))
    const [items, ...rows] = await db.read(itemsBeginning(db, '', company.language), ...queries)
    const found = draftIn(rows)
    if (!found) return c.notFound()
    const filled = filledWith(found, await languageOf(c))
    return editPage(c, { found, items, filled, find: '', done: c.req.valid('query').done })
  })
  .post('/:id', async (c) => {
    const fields = await postedFields(c, { all: true })
    const { do: press, version, find: typed } = posted.parse(fields)
    const filled = typedDraft(fields)
    return isSaving(press.act)
      ? save(c, { filled, version, find: typed, act: press.act })
      : change(c, filled, version, press, typed)
  })

/**
 * The ways of saving: as one goes (`auto`) the page stays, and only what changed is answered; `deductions` leads to the
 * deposits that may be deducted.
 */
const savings = ['save', 'auto', 'deductions'] as const
const isSaving = (act: string): act is (typeof savings)[number] => savings.some((one) => one === act)

interface Sent {
  filled: FilledDraft
  version: number
  find: string
  act: (typeof savings)[number]
}

/** Stores what was typed, where all of it is right and nobody else was quicker. */
async function save(c: C, { filled, version, find, act }: Sent) {
  const { db, company, today } = c.var
  const id = c.req.param('id') ?? ''
  const [items, ...rows] = await db.read(
    itemsBeginning(db, find, company.language),
    ...draftQueries(db, company.id, id),
  )
  const found = draftIn(rows)
  const isAuto = act === 'auto'
  if (!found) return gone(c, filled, isAuto)
  const language = await languageOf(c)
  const read = readDraft(filled, found, language, today)
  const isStale = found.draft.version !== version
  const saved = isStale || !read.content ? undefined : await saveDraft(db, found, version, read.content)
  const to = act === 'deductions' ? '/deductions' : '?done=saved'
  if (saved !== undefined && !isAuto) return c.redirect(`/admin/invoices/${id}${to}`, 303)
  const state = saved !== undefined ? 'saved' : read.content || isStale ? 'stale' : 'faulty'
  if (state !== 'saved') c.status(state === 'stale' ? 409 : 422)
  if (isAuto)
    return answer(c, language, {
      filled,
      read,
      state,
      version: saved ?? version,
      deductedCents: found.draft.deductedCents,
    })
  const shown = { filled, items, find, isRefused: !read.content }
  if (state === 'faulty') return editPage(c, { found, ...shown, read, version })
  const now = isStale ? found : await findDraft(db, company.id, id)
  if (!now) return gone(c, filled, isAuto)
  const stored = filledWith(now, language)
  const meanwhile = {
    terms: meanwhileOf(filled.terms, stored.terms),
    lines: !standSame(filled.lines, stored.lines),
  }
  return editPage(c, { found: now, ...shown, meanwhile })
}

/** Does to the form what a button of it says, for browsers without scripts; nothing is stored yet. */
async function change(
  c: C,
  typed: FilledDraft,
  version: number,
  { act, of }: { act: string; of: string },
  find: string,
) {
  const { db, company } = c.var
  const [items, [item], ...rows] = await db.read(
    itemsBeginning(db, find, company.language),
    itemOf(db, act === 'item' ? of : ''),
    ...draftQueries(db, company.id, c.req.param('id') ?? ''),
  )
  const found = draftIn(rows)
  if (!found) return gone(c, typed, false)
  const language = await languageOf(c)
  const lines = isLineAct(act) ? acted(typed.lines, act, of) : [...typed.lines]
  if (item) lines.push(lineFor(item, freeKey(lines), found.draft.language, language))
  if (act === 'more')
    for (let more = 0; more < mostNewLines; more++)
      lines.push(blankLine(freeKey(lines), ratesOf(found).usual(language)))
  return editPage(c, { found, filled: { ...typed, lines }, items, find, version })
}

const isLineAct = (act: string): act is Act => acts.some((one) => one === act)

/**
 * Says that the draft was issued or deleted meanwhile, with what was typed; 404 where there was none. A page that is open
 * says it by itself, and leads here.
 */
async function gone(c: C, filled: FilledDraft, isAuto: boolean) {
  const id = c.req.param('id') ?? ''
  const now = isAuto ? undefined : await findGone(c.var.db, id)
  if (!now) return c.notFound()
  c.status(409)
  const { number } = now
  return c.render(<GonePage {...{ id, now, filled }} />, {
    title: ({ drafting }) => (number === null ? drafting.wasRemoved : drafting.wasIssued(number)),
  })
}

interface Shown {
  found: FoundDraft
  filled: FilledDraft
  read?: ReadDraft
  items?: OfferedItem[]
  find?: string
  version?: number
  isRefused?: boolean
  meanwhile?: { terms: Partial<Record<string, string>>; lines: boolean }
  done?: DraftDone | undefined
}

async function editPage(c: C, { found, filled, read, items = [], find = '', version, ...rest }: Shown) {
  const { draft } = found
  const known = read ?? readDraft(filled, found, await languageOf(c), c.var.today)
  return c.render(
    <EditPage {...{ found, filled, items, find }} {...rest} read={known} version={version ?? draft.version} />,
    { title: ({ drafting, editing }) => `${drafting.title(draft.name)}, ${editing.change}` },
  )
}

function answer(
  c: C,
  language: Language,
  props: { filled: FilledDraft; read: ReadDraft; state: SavedState; version: number; deductedCents: number },
) {
  const { company, language: spoken } = c.var
  return c.html(
    <LocaleContext.Provider value={localeOf(company, language, spoken.offered)}>
      <DraftAnswer {...props} />
    </LocaleContext.Provider>,
  )
}
