import { seenVersion } from '../../http/edit.ts'
import * as z from '../../http/zod.ts'
import { mostColumns } from '../file/csv.ts'
import { type Field, fieldsOf, type ImportKind, importKinds, type Mapping } from '../kind.ts'

/** Bytes an uploaded file may have; the form around it may take as many again as a page may send. */
export const mostFileBytes = 10 * 1024 * 1024

/** A file or a pasted text, and what it holds. */
export const uploadForm = z.object({
  kind: z.enum(importKinds, 'kindMissing'),
  file: z
    .instanceof(File)
    .optional()
    .catch(undefined)
    .transform((file) => (file && file.size > 0 ? file : undefined)),
  text: z.string().optional().catch(undefined),
})

/** The columns as they were chosen: `c0` and on say which field each is for, blank where it is left out. */
export const columnsForm = z.record(z.string(), z.union([z.string(), z.instanceof(File), z.array(z.unknown())]))

/** What a form of columns says; `twice` names a field chosen for two columns. */
export function chosenColumns(kind: ImportKind, typed: Record<string, unknown>) {
  const columns: Mapping['columns'] = {}
  let twice: Field | undefined
  for (let place = 0; place < mostColumns; place++) {
    const field = fieldsOf[kind].find((one) => one === typed[`c${place}`])
    if (field === undefined) continue
    if (columns[field] !== undefined) twice = field
    columns[field] = place
  }
  const typeId = typeof typed.typeId === 'string' && typed.typeId !== '' ? typed.typeId.slice(0, 64) : null
  return { columns, twice, typeId, contacts: typed.contacts === 'yes' }
}

/** The look at the file that is to be carried out, as the page showed it. */
export const runForm = z.object({ version: seenVersion })
