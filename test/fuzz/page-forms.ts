/** A form as a page shows it: where it goes, and what it would send if nobody typed a thing. */
export interface PageForm {
  action: string
  isMultipart: boolean
  fields: Field[]
}

export interface Field {
  name: string
  /** The type of the input, or `textarea` or `select`. */
  type: string
  value: string
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? unescaped(found[1] ?? '') : undefined
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => signs[sign] ?? '')

/** The forms of a page that write, each button that leads elsewhere making one more. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    const tag = `<form${head}>`
    if (attribute(tag, 'method')?.toLowerCase() !== 'post') return []
    const isMultipart = attribute(tag, 'enctype') === 'multipart/form-data'
    const fields = fieldsIn(body)
    const buttons = [...body.matchAll(/<button\b[^>]*>/g)].map(([button]) => ({
      action: attribute(button, 'formaction'),
      isMultipart: attribute(button, 'formenctype') ? false : isMultipart,
      name: attribute(button, 'name'),
      value: attribute(button, 'value') ?? '',
    }))
    const own = attribute(tag, 'action') ?? ''
    const presses = buttons.length > 0 ? buttons : [{ action: own, isMultipart, name: undefined, value: '' }]
    return presses.map(({ action = own, name, value, ...press }) => ({
      action,
      isMultipart: press.isMultipart,
      fields: name ? [...fields, { name, type: 'button', value }] : fields,
    }))
  })
}

function fieldsIn(body: string): Field[] {
  const fields: Field[] = []
  const parts = /<input\b[^>]*>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g
  for (const [whole, areaHead, areaText, selectHead, options] of body.matchAll(parts)) {
    if (areaHead !== undefined) {
      const name = attribute(`<x${areaHead}>`, 'name')
      if (name) fields.push({ name, type: 'textarea', value: unescaped(areaText ?? '').replace(/^\n/, '') })
    } else if (selectHead !== undefined) {
      const name = attribute(`<x${selectHead}>`, 'name')
      const all = [...(options ?? '').matchAll(/<option\b[^>]*>[^<]*/g)].map(([option]) => option)
      const chosen = all.find((option) => attribute(option, 'selected') !== undefined) ?? all[0]
      const filled = all.find(sentBy)
      const value = (chosen && sentBy(chosen)) || (filled && sentBy(filled)) || ''
      if (name) fields.push({ name, type: 'select', value })
    } else {
      const isOnce = attribute(whole, 'autocomplete') === 'one-time-code'
      const type = isOnce ? 'once' : (attribute(whole, 'type') ?? 'text')
      const name = attribute(whole, 'name')
      if (!name || attribute(whole, 'disabled') !== undefined) continue
      const isBox = type === 'checkbox' || type === 'radio'
      if (isBox && attribute(whole, 'checked') === undefined && (type === 'checkbox' || standsIn(fields, name)))
        continue
      fields.push({ name, type, value: attribute(whole, 'value') ?? (isBox ? 'on' : '') })
    }
  }
  return fields
}

/** What an option sends: its text where it says nothing else. */
const sentBy = (option: string) => attribute(option, 'value') ?? unescaped(option.replace(/^[^>]*>/, ''))

const standsIn = (fields: Field[], name: string) => fields.some((field) => field.name === name)

const typical: Record<string, string> = {
  text: 'Some words',
  search: 'alice',
  textarea: 'Some words',
  email: 'someone@example.com',
  tel: '+33 4 72 00 00 00',
  date: '2030-01-07',
  'datetime-local': '2030-01-07T09:00',
  number: '1',
  time: '09:00',
  color: '#0b5cad',
  password: 'a long enough passphrase',
}

/** The form with its empty fields filled in as someone would. */
export const filledIn = ({ fields, ...form }: PageForm, accepted: (name: string) => string | undefined): PageForm => ({
  ...form,
  fields: fields.map((field) =>
    field.value === '' ? { ...field, value: accepted(field.name) ?? typical[field.type] ?? '' } : field,
  ),
})
