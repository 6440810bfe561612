import { filled, formsIn } from './form.ts'
import { type Act, lineOf, linkedIn, type Person, rowsOf } from './person.ts'
import { sendPhoto } from './photo.ts'

/** One of the visits of today, and the form of its page that posts to one of the addresses under it. */
async function formOfVisit(person: Person, under: string) {
  const today = await person.see('day', '/admin')
  const id = today && person.chance.of(linkedIn(today, '/admin/visits'))
  const page = id && (await person.see('visit', `/admin/visits/${id}`))
  // What would take back what was said posts there too.
  const isIt = ({ action, fields }: ReturnType<typeof formsIn>[number]) =>
    action === `/admin/visits/${id}/${under}` && !fields.some(([name]) => name === 'undo')
  const form = page && formsIn(page).find(isIt)
  return id && form ? { id, form } : undefined
}

/** Says to have come, or that it is done. */
const say = (under: 'arrival' | 'departure', did: string) => async (person: Person) => {
  const found = await formOfVisit(person, under)
  if (found)
    await person.press({
      ...{ deed: `technician: ${under}`, path: found.form.action, fields: found.form.fields },
      effect: rowsOf(person, 'audit_events', 'did = ?2 and subject_id = ?3', did, found.id),
    })
}

/** Tells the customer something of a visit. */
async function tell(person: Person) {
  const found = await formOfVisit(person, 'comments')
  const comments = person.mark()
  if (found)
    await person.press({
      ...{ deed: 'technician: comments', path: found.form.action, fields: filled(found.form, { comments }).fields },
      effect: lineOf(person, 'visit_changed', found.id, comments),
    })
}

/** Adds a photo taken on site. */
async function photograph(person: Person) {
  const found = await formOfVisit(person, 'photos')
  if (found) await sendPhoto(person, 'technician: photo', found.form, { visit_id: found.id })
}

/** What technicians write. */
export const technicianWrites: Act[] = [
  { often: 2, act: say('arrival', 'visit_arrived') },
  { often: 1, act: say('departure', 'visit_ended') },
  { often: 3, act: tell },
  { often: 2, act: photograph },
]
