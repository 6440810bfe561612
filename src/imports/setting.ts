import { originOf } from '../companies/address.ts'
import { type Settings, settingsOf } from '../companies/directory.ts'
import { isNull } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Bindings } from '../http/env.ts'
import { sellerOf } from '../invoices/seller.ts'
import { jobTypes } from '../jobs/schema.ts'
import type { Mapping } from './kind.ts'
import type { Setting } from './kinds/made.ts'

/** What of a deployment says where the portal is. */
export type Site = Pick<Bindings, 'ENVIRONMENT' | 'APP_DOMAIN' | 'SINGLE_COMPANY'>

/** What there is to know of a company before its lines are looked at: itself, what its invoices say, its job types. */
export const settingQueries = (companyId: string) =>
  [
    settingsOf(companyId),
    beforeSignIn(companyId)
      .from(jobTypes, { id: jobTypes.id, names: jobTypes.names })
      .where(isNull(jobTypes.archivedAt)),
  ] as const

/** The same as lines need it; undefined when the company is gone. */
export function settingOf(
  company: Settings | undefined,
  types: Setting['types'],
  mapping: Mapping,
  site: Site,
): Setting | undefined {
  if (!company) return undefined
  const { language, timeZone, currency, legal } = company
  const seller = sellerOf(company, `${originOf(company, site)}/portal`, language)
  return { language, timeZone, currency, seller, notes: legal.notes, types, mapping, now: new Date() }
}
