import { type Form, formsIn } from './form.ts'
import { linkedIn, type MayBe, type Person } from './person.ts'

/** A page with one of its forms. */
export interface Open {
  html: string
  form: Form
}

/** One of the records under an address that a list shows; undefined where it shows none. `what` is one of them, in reports. */
export async function oneOf(person: Person, what: string, under: string, list = under): Promise<string | undefined> {
  const page = await person.see(`${what}s`, list)
  return page && person.chance.of(linkedIn(page, under))
}

interface Where {
  /** Where the form posts to, if not to the address of its page. */
  action?: string
  mayBe?: MayBe
}

/** The form of a page that posts to `action`; undefined where the page offers none, because of what stands in the rows. */
export async function openForm(
  person: Person,
  what: string,
  path: string,
  { action = path, mayBe }: Where = {},
): Promise<Open | undefined> {
  const html = await person.see(what, path, mayBe)
  const form = html && formsIn(html).find((one) => one.action === action)
  return form ? { html, form } : undefined
}

/** The same of a page that always has it: throws where it is shown without. */
export async function openSureForm(person: Person, what: string, path: string, action: string): Promise<Open> {
  const found = await openForm(person, what, path, { action })
  if (!found) throw new Error(`No form posts to ${action} at "${what}" (${path}).`)
  return found
}

/** Opens a list, and one of the records it shows. */
export const browse =
  (what: string, under: string, list = under) =>
  async (person: Person): Promise<void> => {
    const id = await oneOf(person, what, under, list)
    if (id) await person.see(what, `${under}/${id}`)
  }

/** Opens a page. */
export const look =
  (what: string, path: string) =>
  (person: Person): Promise<unknown> =>
    person.see(what, path)
