import { and, desc, eq, isNotNull, isNull, ne, oneMore } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { ImportFiles } from '../../files/scope.ts'
import { jobTypes } from '../../jobs/schema.ts'
import type { StaffViewer } from '../../sessions/viewer.ts'
import { orderOf } from '../cells/days.ts'
import { check } from '../check.ts'
import { packed, unpacked } from '../file/blocks.ts'
import type { Table } from '../file/csv.ts'
import type { DayOrder, Field, ImportKind, Line, Mapping } from '../kind.ts'
import type { Setting } from '../kinds/made.ts'
import type { Bad } from '../look.ts'
import { imports } from '../schema.ts'
import { type Site, settingOf, settingQueries } from '../setting.ts'
import { faultsPart, linesPart, refusedParts } from '../step.ts'

const day = 24 * 60 * 60 * 1000
/** A file and its row are kept so long, in milliseconds. */
const keptFor = 30 * day
const recent = 20
const mostSampled = 3
const mostShown = 60
/** Lines with faults that a page shows. */
const faultsAPage = 25

const listColumns = {
  id: imports.id,
  kind: imports.kind,
  state: imports.state,
  fileName: imports.fileName,
  accountName: imports.accountName,
  lines: imports.lines,
  createdAt: imports.createdAt,
}
export type ImportRow = RowOf<typeof listColumns>

const pageColumns = {
  ...listColumns,
  header: imports.header,
  samples: imports.samples,
  mapping: imports.mapping,
  preview: imports.preview,
  faultBlocks: imports.faultBlocks,
  added: imports.added,
  existed: imports.existed,
  refused: imports.refused,
  cursor: imports.cursor,
  blocks: imports.blocks,
  version: imports.version,
}
export type ImportPageRow = RowOf<typeof pageColumns>

/** The company's newest imports. */
export async function listImports(db: CompanyDb): Promise<ImportRow[]> {
  const newest = db.from(imports, listColumns).orderBy(desc(imports.createdAt), desc(imports.id)).limit(recent)
  return (await db.read(newest))[0]
}

const typesOf = (db: CompanyDb) =>
  db.from(jobTypes, { id: jobTypes.id, names: jobTypes.names }).where(isNull(jobTypes.archivedAt))

/** An import, and the job types there are to choose from. */
export async function findImport(db: CompanyDb, id: string) {
  const [[found], types] = await db.read(db.from(imports, pageColumns).where(eq(imports.id, id)), typesOf(db))
  return found && { found, types }
}

/** A job type of the company by its name in a language; undefined when it has none. */
export async function someType(db: CompanyDb): Promise<Setting['types'][number] | undefined> {
  return (await db.read(typesOf(db).limit(1)))[0][0]
}

/**
 * Stores the row of a file that was read, then the file, so that none lies there that no row knows of; files of this kind
 * that the same person brought before are let go, such as one whose storing broke off.
 */
export async function addImport(
  db: CompanyDb<StaffViewer>,
  files: ImportFiles,
  one: { id: string; kind: ImportKind; fileName: string; table: Table },
): Promise<void> {
  const { id, kind, fileName, table } = one
  const { bytes, offsets } = packed(table.lines)
  const { accountId, name: accountName } = await db.viewer()
  const now = new Date()
  const samples = table.lines
    .slice(0, mostSampled)
    .map(({ cells }) => table.header.map((_, place) => (cells[place] ?? '').slice(0, mostShown)))
  const mine = and(eq(imports.kind, kind), eq(imports.accountId, accountId), eq(imports.state, 'uploaded'))
  const lines = table.lines.length
  await db.write(
    { did: 'import_uploaded', subject: fileName, subjectId: id, details: { kind, lines } },
    db.insert(imports, {
      ...{ id, kind, state: 'uploaded', fileName, accountId, accountName, header: table.header, samples },
      ...{ lines, blocks: offsets, steppedAt: now, expiresAt: new Date(now.getTime() + keptFor) },
    }),
    db.update(imports, { expiresAt: now }, and(mine, ne(imports.id, id))),
  )
  await files.put(id, linesPart, bytes)
}

interface Choice {
  columns: Mapping['columns']
  typeId: string | null
  contacts: boolean
}

/**
 * Looks through the whole file as it would be read with these columns, and keeps what was found; false when the file is not
 * there, because its storing broke off.
 */
export async function checkImport(
  db: CompanyDb<StaffViewer>,
  files: ImportFiles,
  { companyId, site }: { companyId: string; site: Site },
  { id, kind, fileName, version }: ImportPageRow,
  choice: Choice,
): Promise<boolean> {
  const [[company], types, counters] = await db.read(...settingQueries(companyId))
  const stored = await files.find(id, linesPart)
  if (stored === undefined) return false
  const lines = unpacked<Line>(stored)
  const mapping: Mapping = { ...choice, orders: ordersOf(lines, choice.columns) }
  const setting = settingOf(company, types, counters, mapping, site)
  if (!setting) return true
  const { preview, bad } = await check(companyId, { kind, lines, mapping, setting }, (queries) => db.read(...queries))
  const { bytes, offsets } = packed(bad, faultsAPage)
  await files.put(id, faultsPart(version + 1), bytes)
  const { added, existed, refused } = preview
  await db.write(
    { did: 'import_checked', subject: fileName, subjectId: id, details: { added, existed, refused } },
    db.update(
      imports,
      { mapping, preview, faultBlocks: offsets, version: oneMore(imports.version) },
      and(eq(imports.id, id), eq(imports.state, 'uploaded'), eq(imports.version, version)),
    ),
  )
  return true
}

const dayFields: Field[] = ['date', 'createdOn', 'issuedOn', 'dueOn', 'paidOn']

// As the whole column tells, not its first lines.
function ordersOf(lines: Line[], columns: Mapping['columns']): Partial<Record<Field, DayOrder>> {
  const chosen = dayFields.flatMap((field) => {
    const place = columns[field]
    return place === undefined ? [] : [[field, orderOf(lines.map(({ cells }) => cells[place] ?? ''))] as const]
  })
  return Object.fromEntries(chosen)
}

/**
 * Has an import begin; undefined when it was begun already, or looked at anew since. It is kept from now on, even where its
 * person has let it go by bringing another file meanwhile.
 */
export function beginRow(db: CompanyDb<StaffViewer>, { id, fileName, kind, lines }: ImportPageRow, seen: number) {
  const now = new Date()
  return db.write(
    { did: 'import_begun', subject: fileName, subjectId: id, details: { kind, lines } },
    db.update(
      imports,
      { state: 'running', steppedAt: now, expiresAt: new Date(now.getTime() + keptFor) },
      and(eq(imports.id, id), eq(imports.state, 'uploaded'), eq(imports.version, seen), isNotNull(imports.mapping)),
    ),
  )
}

/** Stops an import after the step that is being made. */
export const stopRow = (db: CompanyDb<StaffViewer>, { id, fileName }: ImportPageRow) =>
  db.write(
    { did: 'import_stopped', subject: fileName, subjectId: id },
    db.update(
      imports,
      { state: 'stopped', finishedAt: new Date() },
      and(eq(imports.id, id), eq(imports.state, 'running')),
    ),
  )

/** A page of lines with faults, from 0, and whether there is another. */
export async function faultPage(files: ImportFiles, { id, faultBlocks, version }: ImportPageRow, page: number) {
  const [from, to] = [faultBlocks[page], faultBlocks[page + 1]]
  if (from === undefined || to === undefined) return { bad: [], next: undefined }
  const bad = unpacked<Bad>(await files.text(id, faultsPart(version), from, to))
  return { bad, next: faultBlocks[page + 2] === undefined ? undefined : String(page + 1) }
}

/** All lines that were refused: by the run once it has begun, before that by the look through the file. */
export async function refusedLines(
  files: ImportFiles,
  { id, state, faultBlocks, version }: ImportPageRow,
): Promise<Bad[]> {
  if (state !== 'uploaded') return (await files.texts(id, refusedParts)).flatMap((text) => unpacked<Bad>(text))
  return faultBlocks.length > 1 ? unpacked<Bad>(await files.text(id, faultsPart(version))) : []
}
