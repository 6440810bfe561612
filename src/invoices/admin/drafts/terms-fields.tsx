import { usualInvoicing } from '../../../companies/invoicing.ts'
import type { Shown } from '../../../http/edit.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { Area, CheckField, Choice, Field } from '../../../ui/field.tsx'
import { natures } from '../../terms.ts'
import { type Faults, wordsOf } from './faults.ts'
import { mostLines } from './lines.ts'
import type { FoundDraft } from './queries.ts'
import { asks, mostOf } from './terms-form.ts'

interface Props {
  found: FoundDraft
  terms: Shown
  faults: Faults
  /** What someone else has stored since the form was opened. */
  meanwhile: Partial<Shown>
}

/** What a draft says beside its lines, as far as its kind has it. */
export const TermsFields = ({ found: { draft, settings }, terms, faults, meanwhile }: Props) => {
  const { drafting } = useLocale().words
  const { dueDays, endOfMonth, vatRegime } = settings.invoicing ?? usualInvoicing
  const about = (name: string) => {
    const fault = faults[name]
    const error = fault && wordsOf(fault, drafting, mostLines)
    return { name, value: terms[name] ?? '', error, meanwhile: meanwhile[name] }
  }
  const has = asks(draft.kind)
  return (
    <>
      <section class="form card">
        <h2>{drafting.terms}</h2>
        <div class="pair">
          <Field {...about('servedOn')} type="date" label={drafting.servedOn} hint={drafting.servedOnHint} />
          {has.due && (
            <Field
              {...about('dueOn')}
              type="date"
              label={drafting.dueOn}
              hint={drafting.dueOnHint(dueDays, endOfMonth)}
            />
          )}
          <Field
            {...about('purchaseOrder')}
            label={drafting.purchaseOrder}
            maxlength={mostOf.purchaseOrder}
            autocomplete="off"
          />
          <Choice
            {...about('nature')}
            label={drafting.nature}
            options={natures.map((value) => ({ value, text: drafting.natures[value] }))}
          />
          <Field
            {...about('site')}
            label={drafting.site}
            hint={draft.jobSite ? drafting.siteOfJob(draft.jobSite) : drafting.siteHint}
            maxlength={mostOf.site}
            autocomplete="off"
          />
          <Area
            {...about('billingAddress')}
            label={drafting.billingAddress}
            hint={drafting.billingHint}
            rows={3}
            maxlength={mostOf.billingAddress}
          />
        </div>
        {has.reverseCharge && vatRegime !== 'franchise' && (
          <div>
            <CheckField name="reverseCharge" label={drafting.reverseCharge} checked={terms.reverseCharge === 'yes'} />
            <Meanwhile text={meanwhile.reverseCharge} />
          </div>
        )}
        {has.retention && (
          <div class="pair">
            <Field
              {...about('retention')}
              label={drafting.retention}
              hint={drafting.retentionHint}
              inputmode="decimal"
              maxlength={10}
              autocomplete="off"
            />
            <Field
              {...about('retentionDueOn')}
              type="date"
              label={drafting.retentionDueOn}
              hint={drafting.retentionDueHint}
            />
          </div>
        )}
      </section>
      <section class="form card">
        <h2>{drafting.texts}</h2>
        <Area {...about('opening')} label={drafting.opening} rows={2} maxlength={mostOf.opening} />
        <Area {...about('closing')} label={drafting.closing} rows={2} maxlength={mostOf.closing} />
      </section>
    </>
  )
}

const Meanwhile = ({ text }: { text: string | undefined }) => {
  const { drafting, editing } = useLocale().words
  if (text === undefined) return null
  return <p class="meanwhile">{editing.storedNow(text === 'yes' ? drafting.ticked : drafting.unticked)}</p>
}
