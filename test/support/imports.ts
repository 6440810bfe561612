import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { ImportFiles } from '../../src/files/scope.ts'
import type { ImportKind } from '../../src/imports/kind.ts'
import { stepImport } from '../../src/imports/step.ts'
import type { Visitor } from './as.ts'
import { recordedDb } from './recorder.ts'
import type { World } from './world.ts'

/** A file as the browser sends it. */
export function upload(who: Visitor, host: string, kind: ImportKind, content: string | Uint8Array, name = 'file.csv') {
  const body = new FormData()
  body.set('kind', kind)
  body.set('file', new File([content], name))
  body.set('text', '')
  return who.send('/admin/imports', { method: 'POST', body, headers: { Origin: `http://${host}` } })
}

/** Brings a file, takes its columns as they were recognised, and gives the import's id. */
export async function checked(
  who: Visitor,
  { host }: World,
  kind: ImportKind,
  content: string | Uint8Array,
  further: Record<string, string> = {},
): Promise<string> {
  const uploaded = await upload(who, host, kind, content)
  expect(uploaded.status).toBe(303)
  const at = uploaded.headers.get('Location') ?? ''
  const page = await (await who.get(at)).text()
  const looked = await who.post(`${at}/columns`, { ...chosenIn(page), ...further })
  expect([looked.status, looked.headers.get('Location')]).toEqual([303, `${at}/check`])
  return at.split('/').at(-1) ?? ''
}

/** What the selects of a page stand at, by their names. */
export const chosenIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<select[^>]* name="(c\d+)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', options = '']) => [
      name,
      /<option value="(\w*)" selected/.exec(options)?.[1] ?? '',
    ]),
  )

/** Has a checked import begin, as its page would. */
export async function begin(who: Visitor, id: string): Promise<void> {
  const page = await (await who.get(`/admin/imports/${id}/check`)).text()
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const begun = await who.post(`/admin/imports/${id}/run`, { version })
  expect([begun.status, begun.headers.get('Location')]).toEqual([303, `/admin/imports/${id}`])
}

/** Makes one step, as the queue would. */
export const step = ({ companyId }: World, importId: string, binding: D1Database = recordedDb) =>
  stepImport(new D1(binding), new ImportFiles(env.FILES, companyId), env, { companyId, importId })

/** Makes steps until there are no more; gives how many. */
export async function workOff(world: World, importId: string): Promise<number> {
  for (let steps = 1; ; steps++) if (!(await step(world, importId)).more) return steps
}

/** Brings, checks and works off a file, and gives what came of it. */
export async function imported(who: Visitor, world: World, kind: ImportKind, content: string | Uint8Array) {
  const id = await checked(who, world, kind, content)
  const { preview } = await rowOf(world, id)
  if (preview.added > 0) {
    await begin(who, id)
    await workOff(world, id)
  }
  return { id, preview, row: await rowOf(world, id) }
}

interface Row {
  state: string
  added: number
  existed: number
  refused: number
  cursor: number
  preview: { added: number; existed: number; refused: number; faults: number }
}

/** The row of an import. */
export async function rowOf({ companyId }: World, id: string): Promise<Row> {
  const row = await env.DB.prepare(
    'select state, added, existed, refused, cursor, preview from imports where company_id = ? and id = ?',
  )
    .bind(companyId, id)
    .first<Row & { preview: string }>()
  return { ...(row as Row), preview: JSON.parse(String(row?.preview ?? 'null')) }
}

const firsts = ['Émilie', 'Noël', 'Zoé', 'François', 'Anaïs', 'Léa', 'Jérôme', 'Hélène']
const lasts = ['Lefèvre', 'Müller', 'Garçon', 'Œuvrard', 'D’Amico', 'Ñuñez', 'Cœur', 'Brûlé']

/** What one line in a hundred is made wrong by: the columns it concerns, and the reason it must be given. */
export const wrongs = [
  { place: 4, value: 'pas une adresse', reason: 'emailWrong' },
  { place: 3, value: '', reason: 'missing' },
  { place: 9, value: '12345', reason: 'sirenWrong' },
  { place: 10, value: 'elfique', reason: 'wordUnknown' },
] as const

/** Customers as a spreadsheet in French writes them: BOM, semicolons, accents, cells of several lines, and bad lines. */
export function customersFile(count: number): { text: string; bad: { line: number; reason: string }[] } {
  const bad: { line: number; reason: string }[] = []
  const header = 'Code client;Civilité;Prénom;Nom;E-mail;Tél.;Adresse;CP;Ville;SIRET;Langue;Remarques;Étiquettes'
  const lines = Array.from({ length: count }, (_, i) => {
    const cells = [
      ...[`C${i}`, i % 2 ? 'M.' : 'Mme', '', `${firsts[i % 8]} ${lasts[(i >> 3) % 8]} ${i}`, `client${i}@exemple.fr`],
      ...[
        `04 72 00 ${String(i % 100).padStart(2, '0')} 00`,
        `${i} rue de l’Église\nBâtiment ${i % 9}`,
        '69001',
        'Lyon',
      ],
      ...[i % 5 ? '' : '732 829 320 00074', 'français', `Dit « bonjour ; merci » et "à ${i}"`, 'syndic, urgent'],
    ]
    if (i % 100 === 50) {
      const { place, value, reason } = wrongs[Math.floor(i / 100) % wrongs.length] ?? wrongs[0]
      cells[place] = value
      bad.push({ line: i + 2, reason })
    }
    return cells.map(quoted).join(';')
  })
  return { text: `\ufeff${[header, ...lines].join('\r\n')}\r\n`, bad }
}

const quoted = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
