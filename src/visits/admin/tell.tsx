import type { Company } from '../../companies/company.ts'
import { useWords } from '../../i18n/locale.ts'
import type { TellingCompany } from '../mails.ts'

/** The company as `deeds.ts` wants it where the customer is to be told. */
export const tellOf = ({ tell }: { tell?: 'yes' | undefined }, company: Company): { tell?: TellingCompany } =>
  tell ? { tell: company } : {}

/** The tick by which staff decide whether the customer gets a mail; `of` parts those of several forms on a page. */
export const TellTick = ({ ticked = true, of = 'tell' }: { ticked?: boolean; of?: string }) => (
  <div class="tick">
    <input id={of} type="checkbox" name="tell" value="yes" checked={ticked} />
    <label for={of}>{useWords().siteVisits.tell}</label>
  </div>
)
