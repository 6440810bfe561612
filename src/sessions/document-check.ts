import type { D1 } from '../db/d1.ts'
import { and, eq } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Seller } from '../invoices/document.ts'
import { invoices } from '../invoices/schema.ts'

/**
 * The bank account named by the company's document that bears this code and is this very file, null where it names none;
 * undefined where the company has issued no such document. One search of a unique key, whatever the answer.
 *
 * A document whose file has not been recorded yet is not known: it is recorded before anyone is given it (`openOrMake`), so
 * whoever brings its bytes got them later.
 */
export async function accountNamedBy(
  d1: D1,
  companyId: string,
  { code, sha256 }: { code: string; sha256: string },
): Promise<Seller['bank'] | undefined> {
  const query = beforeSignIn(companyId)
    .from(invoices, { document: invoices.document })
    .where(and(eq(invoices.checkCode, code), eq(invoices.pdfSha256, sha256)))
  // What was not issued has no document.
  return (await d1.first(query))?.document?.seller.bank
}
