/** A form of a page, as a browser would send it untouched. */
export interface Form {
  action: string
  fields: [name: string, value: string][]
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) => entities[name] ?? whole)

/** The forms of a page that post, in their order. */
export const formsIn = (html: string): Form[] =>
  [...html.matchAll(/<form\s[^>]*>.*?<\/form>/gs)]
    .map(([form]) => form)
    .filter((form) => /^<form[^>]*method="post"/.test(form))
    .map((form) => ({
      action: attribute(/^<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '',
      fields: fieldsIn(form),
    }))

/** What stands in the first field of a form by this name; nothing where there is none. */
export const textOf = ({ fields }: Form, name: string): string => fields.find(([one]) => one === name)?.[1] ?? ''

/** The same form with other values in some of its fields, and fields that are added. */
export function filled({ action, fields }: Form, values: Record<string, string | string[]>): Form {
  const kept = fields.filter(([name]) => !(name in values))
  const typed = Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  )
  return { action, fields: [...kept, ...typed] }
}

function fieldsIn(form: string): [string, string][] {
  const controls = form.matchAll(/<input\s[^>]*>|<select\s[^>]*>.*?<\/select>|<textarea\s[^>]*>.*?<\/textarea>/gs)
  return [...controls].flatMap(([control]): [string, string][] => {
    const tag = /^<[^>]*>/.exec(control)?.[0] ?? ''
    const name = attribute(tag, 'name')
    if (!name || attribute(tag, 'disabled') !== undefined) return []
    if (tag.startsWith('<textarea')) return [[name, plain(control.slice(tag.length, -'</textarea>'.length))]]
    if (tag.startsWith('<select')) return [[name, chosenIn(control)]]
    const type = attribute(tag, 'type') ?? 'text'
    if (type === 'file' || type === 'submit') return []
    const isTick = type === 'checkbox' || type === 'radio'
    if (isTick && attribute(tag, 'checked') === undefined) return []
    return [[name, attribute(tag, 'value') ?? (isTick ? 'on' : '')]]
  })
}

function chosenIn(select: string): string {
  const options = [...select.matchAll(/<option[^>]*>[^<]*/g)].map(([option]) => option)
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
  // One without a value sends its text.
  return chosen ? (attribute(chosen, 'value') ?? plain(chosen.replace(/^[^>]*>/, ''))) : ''
}
