import { Hono } from 'hono'
import { html } from 'hono/html'

// The bindings that tests serve with name it.
export { LiveCompany } from '../../../src/live/company.ts'

interface Row {
  id: string
  number: string
  issued_on: string
  total_cents: number
}

/**
 * What this stack costs at the least: Hono, one D1 query for 25 rows along an index, and their text. No sign-in, no company
 * by host, no rights, no frame: pages are measured against it in the same run.
 */
export default new Hono<{ Bindings: { DB: D1Database } }>().get('/', async (c) => {
  const { company, customer } = c.req.query()
  const { results } = await c.env.DB.prepare(
    `select id, number, issued_on, total_cents from invoices
     where company_id = ?1 and customer_id = ?2 and issued_on > ''
     order by issued_on desc, sequence desc, id desc limit 25`,
  )
    .bind(company, customer)
    .all<Row>()
  const items = results.map(
    ({ id, number, issued_on, total_cents }) =>
      html`<li><a href="/${id}">${number}</a> ${issued_on} ${total_cents / 100}</li>`,
  )
  return c.html(html`<!doctype html><html lang="en"><title>Invoices</title><ul>${items}</ul></html>`)
})
