import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { newId } from '../../db/id.ts'
import { csvFile } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { languageOf } from '../../http/reader.ts'
import * as z from '../../http/zod.ts'
import { dictionaries } from '../../i18n/index.ts'
import { readTable } from '../file/csv.ts'
import { decode } from '../file/decode.ts'
import { missingFields, recognised } from '../headers.ts'
import { type ImportKind, importKinds } from '../kind.ts'
import type { Bad } from '../look.ts'
import { beginImport } from '../queue.ts'
import { templateOf } from '../template.ts'
import { CheckPage } from './check.tsx'
import { ColumnsPage } from './columns.tsx'
import { chosenColumns, columnsForm, mostFileBytes, runForm, uploadForm } from './form.ts'
import * as rows from './queries.ts'
import { ProgressPage } from './run.tsx'
import { ImportsPage } from './views.tsx'

type C = Context<AdminEnv>

/** Taking records over from files: upload, columns, a look at what will be, and the run. */
export const importRoutes = new Hono<AdminEnv>()
  .get('/', (c) => importsPage(c))
  .post(
    '/',
    form(uploadForm, (c: C, typed, errors) => importsPage(c, { ...typedUpload(typed), errors })),
    async (c) => {
      const { kind, file, text } = c.req.valid('form')
      const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text?.trim() ?? '')
      if (!file && bytes.length === 0) return importsPage(c, { kind, text, errors: { file: 'nothingGiven' } })
      if (bytes.length > mostFileBytes) return importsPage(c, { kind, text, errors: { file: 'tooLarge' } })
      const decoded = decode(bytes)
      const table = 'read' in decoded ? readTable(decoded.read) : decoded
      if ('unreadable' in table) return importsPage(c, { kind, text, errors: { file: table.unreadable } })
      const id = newId()
      const fileName = file?.name.slice(-120) || dictionaries[await languageOf(c)].imports.pasted
      await rows.addImport(c.var.db, c.var.files.imports, { id, kind, fileName, table: table.read })
      return c.redirect(`/admin/imports/${id}`, 303)
    },
  )
  .get('/templates/:id', async (c) => {
    const kind = importKinds.find((one) => one === c.req.param('id'))
    if (!kind) return c.notFound()
    const language = await languageOf(c)
    const type = kind === 'jobs' ? await rows.someType(c.var.db) : undefined
    const { header, rows: examples } = templateOf(kind, language, type?.names[language])
    const name = dictionaries[language].imports.kinds[kind].toLowerCase().replaceAll(' ', '-')
    return csvFile(
      async () => ({ rows: examples, next: undefined }),
      async () => ({ name, language, header, cellsOf: (row) => row }),
    )
  })
  .get('/:id', async (c) => {
    const one = await rows.findImport(c.var.db, c.req.param('id'))
    if (!one) return c.notFound()
    const { found, types } = one
    if (found.state === 'uploaded') return columnsPage(c, found, types)
    return c.render(<ProgressPage found={found} />, { title: ({ imports }) => imports.title })
  })
  .post('/:id/columns', zValidator('form', columnsForm), async (c) => {
    const one = await rows.findImport(c.var.db, c.req.param('id'))
    if (!one) return c.notFound()
    const { found, types } = one
    const at = `/admin/imports/${found.id}`
    if (found.state !== 'uploaded') return c.redirect(at, 303)
    const { twice, ...choice } = chosenColumns(found.kind, c.req.valid('form'))
    if (twice || missingFields(found.kind, choice.columns).length > 0) {
      c.status(422)
      return columnsPage(c, found, types, { ...choice, twice })
    }
    const setting = { companyId: c.var.company.id, site: c.env }
    const isThere = await rows.checkImport(c.var.db, c.var.files.imports, setting, found, choice)
    return isThere
      ? c.redirect(`${at}/check`, 303)
      : importsPage(c, { kind: found.kind, errors: { file: 'brokenOff' } })
  })
  .get('/:id/check', zValidator('query', z.object({ after: z.coerce.number().int().min(0).catch(0) })), async (c) => {
    const one = await rows.findImport(c.var.db, c.req.param('id'))
    if (!one) return c.notFound()
    const { found } = one
    const { preview, state } = found
    if (!preview || state !== 'uploaded') return c.redirect(`/admin/imports/${found.id}`, 303)
    const { after } = c.req.valid('query')
    const faults = await rows.faultPage(c.var.files.imports, found, after)
    return c.render(<CheckPage found={{ ...found, preview }} faults={faults} paged={after > 0} />, {
      title: ({ imports }) => imports.preview,
    })
  })
  .get('/:id/refused', async (c) => {
    const one = await rows.findImport(c.var.db, c.req.param('id'))
    if (!one) return c.notFound()
    const { found } = one
    const language = await languageOf(c)
    const { imports } = dictionaries[language]
    const bad = await rows.refusedLines(c.var.files.imports, found)
    return csvFile<Bad>(
      async () => ({ rows: bad, next: undefined }),
      async () => ({
        ...{ name: imports.fileOfRefused, language, header: [...found.header, imports.reason] },
        cellsOf: ({ cells, faults }) => [
          ...found.header.map((_, place) => cells[place] ?? ''),
          faults.map(({ field, reason }) => imports.fault(imports.fields[field], imports.faults[reason])).join(' '),
        ],
      }),
    )
  })
  .post('/:id/run', zValidator('form', runForm), async (c) => {
    const one = await rows.findImport(c.var.db, c.req.param('id'))
    if (!one) return c.notFound()
    const { found } = one
    const at = `/admin/imports/${found.id}`
    if (found.state !== 'uploaded') return c.redirect(at, 303)
    // Looked at anew since, in another window: what was agreed to is no longer what would be done.
    const begun = await rows.beginRow(c.var.db, found, c.req.valid('form').version)
    if (!begun) return c.redirect(`${at}/check`, 303)
    const companyId = c.var.company.id
    c.executionCtx.waitUntil(beginImport(c.env.RUNS, { companyId, importId: found.id }))
    return c.redirect(at, 303)
  })
  .post('/:id/stop', async (c) => {
    const one = await rows.findImport(c.var.db, c.req.param('id'))
    if (!one) return c.notFound()
    await rows.stopRow(c.var.db, one.found)
    return c.redirect(`/admin/imports/${one.found.id}`, 303)
  })

interface Filled {
  kind?: ImportKind | undefined
  text?: string | undefined
  errors?: FieldErrors
}

async function importsPage(c: C, { kind, text, errors }: Filled = {}) {
  const list = await rows.listImports(c.var.db)
  if (errors) c.status(422)
  return c.render(<ImportsPage rows={list} kind={kind} text={text} errors={errors} />, {
    title: ({ imports }) => imports.title,
  })
}

type Found = NonNullable<Awaited<ReturnType<typeof rows.findImport>>>
type Chosen = Omit<ReturnType<typeof chosenColumns>, 'twice'> & Partial<ReturnType<typeof chosenColumns>>

/** The choice of columns: as typed, as it was made before, or as the header was recognised. */
function columnsPage(c: C, found: Found['found'], types: Found['types'], typed?: Chosen) {
  const first = { columns: recognised(found.kind, found.header), typeId: null, contacts: false }
  const chosen = typed ?? found.mapping ?? first
  const missing = missingFields(found.kind, chosen.columns)
  return c.render(<ColumnsPage {...{ found, types, chosen, missing }} twice={typed?.twice} />, {
    title: ({ imports }) => imports.columns,
  })
}

/** What comes back of a form that is refused. */
const typedUpload = (typed: unknown) => {
  const { kind, text } = z
    .object({ kind: z.unknown().optional(), text: z.string().optional().catch(undefined) })
    .parse(typed)
  return { kind: importKinds.find((one) => one === kind), text }
}
