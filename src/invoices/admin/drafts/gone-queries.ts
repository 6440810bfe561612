import { auditEvents } from '../../../audit/schema.ts'
import { and, eq, gt, ne } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { invoices } from '../../schema.ts'

// Whoever writes a draft for longer finds that there is none.
const remembered = 24 * 60 * 60 * 1000

/**
 * What became of a draft that is none any more: its number, or null where it was deleted, which the trail remembers for a
 * day here. Undefined where there was none.
 */
export async function findGone(db: CompanyDb, id: string): Promise<{ number: string | null } | undefined> {
  const [[issued], [removed]] = await db.read(
    db.from(invoices, { number: invoices.number }).where(and(eq(invoices.id, id), ne(invoices.status, 'draft'))),
    db
      .from(auditEvents, { subjectId: auditEvents.subjectId })
      .where(
        and(
          ...[eq(auditEvents.did, 'invoice_removed'), gt(auditEvents.at, new Date(Date.now() - remembered))],
          eq(auditEvents.subjectId, id),
        ),
      )
      .limit(1),
  )
  if (issued) return issued
  return removed && { number: null }
}
