import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { typedHundredths } from '../../../http/amount.ts'
import { csvFile, exportSize } from '../../../http/csv.ts'
import { meanwhileOf } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { errorsByField, postedFields } from '../../../http/form.ts'
import { readMark } from '../../../http/paging.ts'
import { languageOf } from '../../../http/reader.ts'
import * as z from '../../../http/zod.ts'
import { dictionaries } from '../../../i18n/index.ts'
import type { Language } from '../../../i18n/language.ts'
import { typedTexts } from '../../names.ts'
import type { Filled } from '../fields.tsx'
import { type ItemForm, itemForm, shownItem } from './form.ts'
import { addItem, archiveItem, changeItem, findItem, type Item, listItems, restoreItem } from './queries.ts'
import { ItemPage, ItemsPage, itemDones } from './views.tsx'

type C = Context<AdminEnv>

const filter = z.object({
  show: z.enum(['current', 'archived']).catch('current'),
  q: z.string().trim().max(120).catch(''),
  after: z.string().max(2000).optional().catch(undefined),
  done: z.enum(itemDones).optional().catch(undefined),
  id: z.string().max(64).optional().catch(undefined),
})

/** What the company sells. */
export const items = new Hono<AdminEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const { show, q, after, done, id } = c.req.valid('query')
    const archived = show === 'archived'
    const { language } = c.var.company
    const page = await listItems(c.var.db, { archived, q, after: readMark(after, 2), language })
    return c.render(<ItemsPage {...{ page, archived, q, done, id }} paged={after !== undefined} />, {
      title: ({ catalogue }) => catalogue.items,
    })
  })
  .get('/export', zValidator('query', filter), async (c) => {
    const { show, q } = c.req.valid('query')
    const listed = { archived: show === 'archived', q, language: c.var.company.language }
    return csvFile(
      (after) => listItems(c.var.db, { ...listed, after: readMark(after, 2) }, exportSize),
      async () => {
        const language = await languageOf(c)
        const { catalogue } = dictionaries[language]
        const figure = (hundredths: number) => ({ number: typedHundredths(hundredths, language) })
        return {
          ...{ name: 'catalogue', language },
          header: [catalogue.name, catalogue.unit, catalogue.price, catalogue.rate],
          cellsOf: ({ names, unit, unitPriceCents, vatRateBasisPoints }) => [
            ...[names[language], unit, figure(unitPriceCents), figure(vatRateBasisPoints)],
          ],
        }
      },
    )
  })
  .get('/new', (c) => itemPage(c, undefined, { typed: {}, version: 1 }))
  .post('/', async (c) => {
    const language = await languageOf(c)
    const read = await readItem(c, language)
    if ('refused' in read) return refused(c, undefined, read.refused)
    if (await addItem(c.var.db, read.id, read.item, language)) return saved(c)
    return overtaken(c, read.id, read.item, language, true)
  })
  .get('/:id', async (c) => {
    const item = await findItem(c.var.db, c.req.param('id'))
    if (!item) return c.notFound()
    return itemPage(c, item, { typed: shownItem(item, await languageOf(c)), version: item.version })
  })
  .post('/:id', async (c) => {
    const stored = await findItem(c.var.db, c.req.param('id'))
    if (!stored) return c.notFound()
    const language = await languageOf(c)
    const read = await readItem(c, language)
    if ('refused' in read) return refused(c, stored, read.refused)
    if (await changeItem(c.var.db, stored, read.version, read.item, language)) return saved(c)
    return overtaken(c, stored.id, read.item, language)
  })
  .post('/:id/archive', async (c) => {
    const item = await findItem(c.var.db, c.req.param('id'))
    if (!item) return c.notFound()
    await archiveItem(c.var.db, item, await languageOf(c))
    return c.redirect(`/admin/catalogue/items?${new URLSearchParams({ done: 'archived', id: item.id })}`, 303)
  })
  .post('/:id/restoration', async (c) => {
    const item = await findItem(c.var.db, c.req.param('id'))
    if (!item) return c.notFound()
    await restoreItem(c.var.db, item, await languageOf(c))
    return c.redirect('/admin/catalogue/items?done=restored', 303)
  })

/** What was typed of an item, or the form as it comes back. Figures are read in the way of the reader's language. */
async function readItem(c: C, language: Language) {
  const body = await postedFields(c)
  const read = itemForm(language).safeParse(body)
  if (read.success) return read.data
  const typed = typedTexts(body)
  return { refused: { typed, version: Number(typed.version) || 0, errors: errorsByField(read.error.issues) } }
}

const saved = (c: C) => c.redirect('/admin/catalogue/items?done=saved', 303)

/** The form over what is stored meanwhile; one that was to add it and says nothing else is as good as saved. */
async function overtaken(c: C, id: string, item: ItemForm, language: Language, isAdding = false) {
  const now = await findItem(c.var.db, id)
  if (!now) return c.notFound()
  const typed = shownItem(item, language)
  const meanwhile = meanwhileOf(typed, shownItem(now, language))
  if (isAdding && Object.keys(meanwhile).length === 0) return saved(c)
  c.status(409)
  return itemPage(c, now, { typed, version: now.version, meanwhile })
}

function refused(c: C, stored: Item | undefined, filled: Filled) {
  c.status(422)
  return itemPage(c, stored, filled)
}

async function itemPage(c: C, stored: Item | undefined, filled: Filled) {
  const language = await languageOf(c)
  return c.render(<ItemPage stored={stored} filled={filled} />, {
    title: ({ catalogue }) => (stored ? `${stored.names[language]}, ${catalogue.changes.items}` : catalogue.addItem),
  })
}
