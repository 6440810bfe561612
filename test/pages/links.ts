/** A form as a page offers it, with what it would send untouched. */
export interface Form {
  action: string
  post: boolean
  /** Sends files. */
  multipart: boolean
  /** A script sends it and reads what is answered. */
  scripted: boolean
  fields: Field[]
}

export interface Field {
  name: string
  value: string
  /** What it offers to choose from instead. */
  others: string[]
  required: boolean
  /** Whether it goes with the form while nobody touches it. */
  sent: boolean
  /** Whether something is typed into it. */
  typed: boolean
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' }
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')

interface Tag {
  name: string
  attributes: Map<string, string>
  /** Where what follows the tag begins. */
  end: number
}

/** The opening tags of a page whose markup is valid, in order. */
function* tagsOf(html: string): Generator<Tag> {
  for (const found of html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    const [whole, name = '', written = ''] = found
    const attributes = new Map<string, string>()
    for (const [, key = '', value = ''] of written.matchAll(/([^\s=>/]+)(?:="([^"]*)")?/g))
      attributes.set(key, plain(value))
    yield { name, attributes, end: found.index + whole.length }
  }
}

// What a browser or htmx asks for by itself, or when something is pressed.
const leading = ['href', 'src', 'hx-get', 'poster', 'data-done']

/** Every address that a page leads to or asks for, as it is written there. */
export function linksIn(html: string): string[] {
  const links: string[] = []
  for (const { attributes } of tagsOf(html)) {
    for (const key of leading) {
      const value = attributes.get(key)
      if (value !== undefined) links.push(value)
    }
    for (const candidate of attributes.get('srcset')?.split(',') ?? [])
      links.push(candidate.trim().split(/\s/)[0] ?? '')
  }
  return [
    ...links,
    ...formsIn(html)
      .filter(({ post }) => !post)
      .flatMap(addressesOf),
  ]
}

/** Every address that a style sheet asks for. */
export const urlsIn = (css: string): string[] =>
  [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)]
    .map(([, url = '']) => url)
    .filter((url) => !url.startsWith('data:'))

/** What can be jumped to. */
export const idsIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => plain(id)))

/** What is there to read, piece by piece; also what is said of pictures and boxes, and the title. */
export function textsIn(html: string): string[] {
  const shown = html.replace(/<(script|style|svg|code|pre|textarea)\b[\s\S]*?<\/\1>/g, '')
  const said = [...shown.matchAll(/\s(?:alt|aria-label|placeholder|title)="([^"]+)"/g)].map(([, text = '']) => text)
  return [...shown.split(/<[^>]*>/), ...said].map((text) => plain(text).trim()).filter(Boolean)
}

/** The forms of a page; a field that stands elsewhere and names its form is its own. */
export function formsIn(html: string): Form[] {
  const forms: { form: Form; id: string | undefined }[] = []
  let open: Form | undefined
  let closes = 0
  for (const { name, attributes, end } of tagsOf(html)) {
    if (open && end > closes) open = undefined
    if (name === 'form') {
      closes = html.indexOf('</form>', end)
      const post = attributes.get('method') === 'post'
      const multipart = attributes.get('enctype') === 'multipart/form-data'
      const scripted = attributes.has('data-options')
      open = { action: attributes.get('action') ?? '', post, multipart, scripted, fields: [] }
      forms.push({ form: open, id: attributes.get('id') })
    }
    if (!['input', 'select', 'textarea'].includes(name) || !attributes.has('name') || attributes.has('disabled'))
      continue
    const owner = attributes.has('form') ? forms.find(({ id }) => id === attributes.get('form'))?.form : open
    owner?.fields.push(fieldOf(name, attributes, html, end))
  }
  return forms.map(({ form }) => form)
}

function fieldOf(tag: string, attributes: Map<string, string>, html: string, end: number): Field {
  const name = attributes.get('name') ?? ''
  const required = attributes.has('required')
  const inside = html.slice(end, html.indexOf(`</${tag}>`, end))
  if (tag === 'textarea') return { name, value: plain(inside), others: [], required, sent: true, typed: true }
  if (tag === 'select') {
    const options = [...tagsOf(inside)].filter((option) => option.name === 'option')
    const values = options.map((option) => option.attributes.get('value') ?? '')
    const chosen = options.findIndex((option) => option.attributes.has('selected'))
    return { name, value: values[Math.max(chosen, 0)] ?? '', others: values, required, sent: true, typed: false }
  }
  const type = attributes.get('type') ?? 'text'
  const box = type === 'checkbox' || type === 'radio'
  const value = attributes.get('value') ?? (box ? 'on' : '')
  const typed = !['hidden', 'checkbox', 'radio', 'submit', 'file'].includes(type)
  return { name, value, others: box ? [value] : [], required, sent: !box || attributes.has('checked'), typed }
}

/** Where a form that only asks leads: untouched, and with each choice made in turn. */
function addressesOf({ action, fields }: Form): string[] {
  const sent = fields.filter((field) => field.sent).map(({ name, value }): [string, string] => [name, value])
  const changed = fields.flatMap(({ name, others }) =>
    others.map((value) => [...sent.filter(([known]) => known !== name), [name, value] as [string, string]]),
  )
  return [sent, ...changed].map((pairs) => `${action}?${new URLSearchParams(pairs)}`)
}
