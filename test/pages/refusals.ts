import type { Journey, Reader } from './crawl.ts'
import { submit } from './filling.ts'
import { faultsOf } from './look.ts'

/** Sends each form that must have something without it, and tells what is wrong with the page that then comes. */
export async function refusals(
  { client, language }: Reader,
  { forms }: Journey,
): Promise<{ sent: number; faults: string[] }> {
  const faults: string[] = []
  let sent = 0
  for (const { form, page } of forms.values()) {
    const missing = form.fields.filter(({ required, typed }) => required && typed)
    if (missing.length === 0 || form.scripted) continue
    sent++
    const answer = await submit(client, page, form, Object.fromEntries(missing.map(({ name }) => [name, ''])))
    const of = `${page}, its form to ${form.action} without ${missing.map(({ name }) => name).join(', ')}`
    if (answer.status !== 422) faults.push(`${of}, is answered ${answer.status}`)
    else for (const fault of await faultsOf(String(answer.body), language)) faults.push(`${of}, ${fault}`)
  }
  return { sent, faults }
}
