import type { D1 } from '../../db/d1.ts'
import { CompanyFiles } from '../../files/scope.ts'
import type { InvoiceDocument } from '../document.ts'
import { printInvoice } from './print.ts'

/** How long an issue has to print its invoice by itself, in milliseconds. */
const patience = 60_000
/** Invoices read at once, and how often in one run; what is left waits for the next one. */
const mostALook = 20
const mostLooks = 3

interface Unprinted {
  companyId: string
  customerId: string
  id: string
  /** As it is stored. */
  document: string
}

/**
 * Prints what was issued here and is not on paper, in every company, longest first: a crash between issue and print, or
 * between the bucket and the row, leaves such. One that fails does not keep the others from theirs: once a whole look has
 * failed, the rest of the run is for the newest, so that however many never succeed, those that come after are printed.
 */
export async function finishInvoices(d1: D1, bucket: R2Bucket, now: Date): Promise<void> {
  const failed = new Map<string, unknown>()
  for (let look = 0; look < mostLooks; look += 1) {
    const found = await unprinted(d1, now, [...failed.keys()])
    for (const { companyId, customerId, id, document: stored } of found) {
      try {
        const document = JSON.parse(stored) as InvoiceDocument
        await printInvoice(new CompanyFiles(bucket, d1, companyId).of(customerId), { id, document })
      } catch (error) {
        failed.set(keyOf(companyId, id), error)
      }
    }
    if (found.length < mostALook) break
  }
  for (const error of failed.values()) throw error
}

/** Those that are to be printed, without those that failed in this run: the newest where these are a whole look. */
async function unprinted(d1: D1, now: Date, failed: string[]): Promise<Unprinted[]> {
  const [rows] = await d1.send([
    {
      sql: `select company_id as companyId, customer_id as customerId, id, document from invoices
        where issued_at is not null and pdf_sha256 is null and issued_at <= ?1
          and json_array(company_id, id) not in (select value from json_each(?2))
        order by issued_at${failed.length < mostALook ? '' : ' desc'} limit ?3`,
      params: [now.getTime() - patience, JSON.stringify(failed), mostALook],
    },
  ])
  return rows as unknown as Unprinted[]
}

const keyOf = (companyId: string, id: string): string => JSON.stringify([companyId, id])
