import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { meanwhileOf } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { form } from '../../../http/form.ts'
import { languageOf } from '../../../http/reader.ts'
import * as z from '../../../http/zod.ts'
import { typedTexts } from '../../names.ts'
import { trades } from '../../starts.ts'
import type { Filled } from '../fields.tsx'
import { kindForm, shownKind } from './form.ts'
import {
  addKind,
  archiveKind,
  beginCatalogue,
  changeKind,
  type Kind,
  type KindForm,
  type KindName,
  listKinds,
  restoreKind,
} from './queries.ts'
import { CataloguePage, KindPage } from './views.tsx'

type C = Context<AdminEnv>

const shown = z.object({
  done: z.enum(['saved', 'archived', 'restored', 'used']).optional().catch(undefined),
  kind: z.enum(['categories', 'types']).optional().catch(undefined),
  id: z.string().max(64).optional().catch(undefined),
})
const start = z.object({ trade: z.enum(trades).optional().catch(undefined) })

/** What the company does, as jobs name it: its categories and types. */
export const kinds = new Hono<AdminEnv>()
  .get('/', zValidator('query', shown), async (c) => {
    const listed = await listKinds(c.var.db)
    return c.render(<CataloguePage {...listed} {...c.req.valid('query')} />, {
      title: ({ catalogue }) => catalogue.title,
    })
  })
  .post('/start', zValidator('form', start), async (c) => {
    const { categories } = await listKinds(c.var.db)
    const { trade } = c.req.valid('form')
    if (trade && categories.length === 0) await beginCatalogue(c.var.db, trade, await languageOf(c))
    return c.redirect('/admin/catalogue', 303)
  })
  .route('/categories', kindRoutes('categories'))
  .route('/types', kindRoutes('types'))

/** The pages of one kind and what they do. */
function kindRoutes(kind: KindName) {
  const find = async (c: C, id = c.req.param('id')) => {
    const { categories, types } = await listKinds(c.var.db)
    return { categories, stored: (kind === 'types' ? types : categories).find((one) => one.id === id) }
  }
  const page = async (c: C, stored: Kind | undefined, categories: Kind[], filled: Filled) => {
    const language = await languageOf(c)
    return c.render(<KindPage {...{ kind, stored, categories, filled }} />, {
      title: ({ catalogue }) =>
        stored ? `${stored.names[language]}, ${catalogue.changes[kind]}` : catalogue.adds[kind],
    })
  }
  /** The form over what is stored meanwhile; one that was to add it and says nothing else is as good as saved. */
  const overtaken = async (c: C, id: string, typed: KindForm, isAdding = false) => {
    const { categories, stored: now } = await find(c, id)
    if (!now) return c.notFound()
    const meanwhile = meanwhileOf(shownKind(typed), shownKind(now))
    if (isAdding && Object.keys(meanwhile).length === 0) return back(c, 'saved')
    c.status(409)
    return page(c, now, categories, { typed: shownKind(typed), version: now.version, meanwhile })
  }
  const back = (c: C, done: string, id = '') =>
    c.redirect(`/admin/catalogue?${new URLSearchParams({ done, ...(id && { kind, id }) })}`, 303)
  // A type stands in a category of the company’s own that is offered, or stays in the one it has.
  const isPlaced = ({ categoryId }: KindForm, categories: Kind[], stored?: Kind) =>
    kind === 'categories' ||
    categories.some(({ id, archivedAt }) => id === categoryId && (!archivedAt || id === stored?.categoryId))

  return new Hono<AdminEnv>()
    .get('/new', async (c) => {
      const { categories } = await listKinds(c.var.db)
      const category = c.req.query('category') ?? categories.find(({ archivedAt }) => !archivedAt)?.id ?? ''
      return page(c, undefined, categories, { typed: kind === 'types' ? { category } : {}, version: 1 })
    })
    .post(
      '/',
      form(kindForm, async (c: C, typed, errors) => {
        const { categories } = await listKinds(c.var.db)
        c.status(422)
        return page(c, undefined, categories, { typed: typedTexts(typed), version: 1, errors })
      }),
      async (c) => {
        const typed = c.req.valid('form')
        const { categories } = await listKinds(c.var.db)
        if (!isPlaced(typed, categories)) {
          c.status(422)
          return page(c, undefined, categories, {
            typed: { ...shownKind(typed), id: typed.id },
            version: 1,
            errors: { category: 'categoryMissing' },
          })
        }
        if (await addKind(c.var.db, kind, typed.id, typed, await languageOf(c))) return back(c, 'saved')
        return overtaken(c, typed.id, typed, true)
      },
    )
    .get('/:id', async (c) => {
      const { categories, stored } = await find(c)
      if (!stored) return c.notFound()
      return page(c, stored, categories, { typed: shownKind(stored), version: stored.version })
    })
    .post(
      '/:id',
      form(kindForm, async (c: C, typed, errors) => {
        const { categories, stored } = await find(c)
        if (!stored) return c.notFound()
        c.status(422)
        const texts = typedTexts(typed)
        return page(c, stored, categories, { typed: texts, version: Number(texts.version) || 0, errors })
      }),
      async (c) => {
        const typed = c.req.valid('form')
        const { categories, stored } = await find(c)
        if (!stored) return c.notFound()
        const filled = { typed: shownKind(typed), version: typed.version }
        if (!isPlaced(typed, categories, stored)) {
          c.status(422)
          return page(c, stored, categories, { ...filled, errors: { category: 'categoryMissing' } })
        }
        if (await changeKind(c.var.db, kind, stored, typed.version, typed, await languageOf(c))) return back(c, 'saved')
        return overtaken(c, stored.id, typed)
      },
    )
    .post('/:id/archive', async (c) => {
      const { stored } = await find(c)
      if (!stored) return c.notFound()
      const archived = await archiveKind(c.var.db, kind, stored, await languageOf(c))
      return archived || stored.archivedAt ? back(c, 'archived', stored.id) : back(c, 'used', stored.id)
    })
    .post('/:id/restoration', async (c) => {
      const { stored } = await find(c)
      if (!stored) return c.notFound()
      await restoreKind(c.var.db, kind, stored, await languageOf(c))
      return back(c, 'restored')
    })
}
