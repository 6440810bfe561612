import { desc, gt } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { invoices } from '../../invoices/schema.ts'
import { type Settings, settingsOf } from '../directory.ts'

/** What settings go by besides themselves. */
export interface Facts {
  /** Whether there is an invoice, be it a draft: then the currency stands. */
  hasInvoices: boolean
  /** The running number of the newest invoice, 0 where there is none. */
  lastNumber: number
}

/** The settings as they are stored now, not as this isolate keeps them. Throws when the company is gone. */
export async function readSettings(db: CompanyDb, companyId: string): Promise<{ stored: Settings; facts: Facts }> {
  const [[stored], some, [newest]] = await db.read(
    settingsOf(companyId),
    db.from(invoices, { id: invoices.id }).where(gt(invoices.id, '')).limit(1),
    db
      .from(invoices, { sequence: invoices.sequence })
      .where(gt(invoices.issuedOn, ''))
      .orderBy(desc(invoices.issuedOn), desc(invoices.sequence), desc(invoices.id))
      .limit(1),
  )
  if (!stored) throw new Error(`The company ${companyId} is gone.`)
  return { stored, facts: { hasInvoices: some.length > 0, lastNumber: newest?.sequence ?? 0 } }
}
