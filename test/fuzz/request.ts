import type { Fields } from '../support/presses.ts'
import type { Case, Change } from './cases.ts'
import type { Ground } from './ground.ts'
import { filledIn } from './page-forms.ts'
import type { Route } from './routes.ts'
import { bodyOf, changed, percent, spoilt } from './sending.ts'
import { formsFor, type Pages } from './shown-forms.ts'

/** Writes down the request of a case, as it is sent on the ground given. */
export async function requestOf(route: Route, ground: Ground, pages: Pages, one: Case) {
  const query = one.query.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&')
  const own = new Set(route.validators.filter(({ target }) => target === 'json').map(({ target }) => target))
  let { path } = ground
  let fields: [string, string | Extract<Change, { is: 'file' }>][] = Object.entries(one.drawn)
  let json = one.json
  let as = one.as === 'own' ? (own.size > 0 ? 'json' : 'urlencoded') : one.as
  if (one.begins === 'press' && ground.press) {
    const { fields: pressed, sent } = ground.press
    fields = await listed(pressed)
    if (one.as === 'own') as = sent === 'json' ? 'json' : sent === 'parts' ? 'multipart' : 'urlencoded'
    if (sent === 'json')
      json = one.changes.length === 0 ? pressed : { ...pressed, ...Object.fromEntries(changedJson(pressed, one)) }
  }
  const pagesOf = pages.get(route.key) ?? []
  if (route.method === 'POST' && one.begins === 'page' && pagesOf.length > 0) {
    const page = pagesOf[one.which % pagesOf.length] ?? ''
    const forms = await formsFor(route, ground, page)
    const form = forms[one.which % Math.max(1, forms.length)]
    if (form) {
      const filled = filledIn(form, (name) => one.drawn[name])
      fields = filled.fields.map(({ name, value }) => [name, value])
      path = form.path
      if (one.as === 'own' && form.isMultipart) as = 'multipart'
    }
  }
  if (one.id !== undefined)
    path = path.replace(/(?<=\/)[^/]*(?:alice|both|spare|category|type|item)[^/]*|(?<=\/)[\w-]{22,}/, () =>
      percent(one.id ?? ''),
    )
  const sent = changed(fields, one.changes, new Set(fields.map(([name]) => name)))
  const { bytes, type } = bodyOf(sent, as, json)
  const headers = new Headers(route.method === 'POST' ? { Origin: `http://${ground.world.host}` } : {})
  for (const [name, value] of one.headers) headers.set(name, value)
  const sentAs = one.type ?? type
  if (sentAs) headers.set('Content-Type', sentAs)
  const body = bytes && one.spoiling ? spoilt(bytes, one.spoiling) : bytes
  return {
    path: query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path,
    sent,
    body: { method: route.method, headers, ...(body && { body }) },
  }
}

/** The fields of a press one by one, files as what they hold. */
async function listed(fields: Fields): Promise<[string, string | Extract<Change, { is: 'file' }>][]> {
  const all = Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const))
  return Promise.all(
    all.map(async ([name, value]) => [
      name,
      value instanceof File
        ? {
            is: 'file' as const,
            at: 0,
            name: value.name,
            type: value.type,
            bytes: new Uint8Array(await value.arrayBuffer()),
          }
        : value,
    ]),
  )
}

/** What takes the place of parts of JSON that a script would send. */
const changedJson = (pressed: Fields, { changes, json }: Case): [string, unknown][] =>
  changes.map((change) => {
    const names = Object.keys(pressed)
    const name = 'at' in change ? (names[change.at % names.length] ?? 'x') : change.name
    return [
      name,
      change.is === 'drop' ? undefined : change.is === 'nest' ? json : 'value' in change ? change.value : null,
    ]
  })
