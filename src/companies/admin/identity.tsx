import { emailAddress, line, optionalLine } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { useWords } from '../../i18n/locale.ts'
import { faultOfIban, groupedIban, isBic } from '../bank.ts'
import { printedRegistrations } from '../company.ts'
import { compact, firmNumbers, isSiren, isSiret } from '../firm-number.ts'
import { Line, Lines } from './fields.tsx'
import { printed, printedLines } from './printed.ts'
import type { Around, Subject } from './subject.tsx'

const number = (most: number) =>
  optionalLine(most, 'tooLong').transform((typed) => (typed === null ? null : compact(typed)))

const identityForm = z
  .object({
    name: printed(line(100, 'nameMissing', 'tooLong')),
    legalForm: printed(optionalLine(120, 'tooLong')),
    address: printedLines(6, 400),
    phone: printed(line(30, 'phoneMissing', 'tooLong')),
    email: emailAddress('emailMissing', 'tooLong', 'emailMissing'),
    siret: number(30),
    vatNumber: number(30),
    registrations: printedLines(6, 400),
    insurance: printed(optionalLine(400, 'tooLong')),
    holder: printed(optionalLine(100, 'tooLong')),
    iban: number(60),
    bic: number(20),
    notesFr: printedLines(12, 3000),
    notesEn: printedLines(12, 3000),
  })
  .superRefine(({ siret, vatNumber, holder, iban, bic }, { addIssue }) => {
    const wrong = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message })
    const siretHolds = siret === null || (siret.length === 9 ? isSiren(siret) : isSiret(siret))
    if (!siretHolds) wrong('siret', 'siretWrong')
    const siren = siretHolds && siret !== null ? siret.slice(0, 9) : null
    const { vatNumber: vatFault } = firmNumbers({ siren, vatNumber }).faults
    if (vatFault) wrong('vatNumber', vatFault)
    if (holder === null && iban === null && bic === null) return
    // An account is told as a whole or not at all.
    if (holder === null) wrong('holder', 'bankIncomplete')
    const fault = iban === null ? 'bankIncomplete' : faultOfIban(iban)
    if (fault) wrong('iban', fault)
    if (bic === null || !isBic(bic)) wrong('bic', bic === null ? 'bankIncomplete' : 'bicWrong')
  })

/** Who the company is, as its pages, mails and invoices say it. */
export const identity: Subject<typeof identityForm> = {
  name: 'identity',
  form: identityForm,
  shown: ({ name, phone, email, legal }) => ({
    ...{ name, legalForm: legal.legalForm ?? '', address: legal.address.join('\n'), phone, email },
    ...{ siret: legal.siret ?? '', vatNumber: legal.vatNumber ?? '', registrations: legal.registrations.join('\n') },
    ...{ insurance: legal.insurance ?? '', holder: legal.bank?.holder ?? '', bic: legal.bank?.bic ?? '' },
    iban: legal.bank ? groupedIban(legal.bank.iban) : '',
    ...{ notesFr: legal.notes.fr.join('\n'), notesEn: legal.notes.en.join('\n') },
  }),
  changes: ({ name, phone, email, holder, iban, bic, notesFr, notesEn, ...rest }) => ({
    ...{ name, phone, email },
    legal: {
      ...{ legalForm: rest.legalForm, address: rest.address, siret: rest.siret, vatNumber: rest.vatNumber },
      ...{ registrations: rest.registrations, insurance: rest.insurance, notes: { fr: notesFr, en: notesEn } },
      bank: holder !== null && iban !== null && bic !== null ? { holder, iban, bic } : null,
    },
  }),
  Fields: ({ it }) => {
    const { settings } = useWords()
    return (
      <>
        <Line it={it} name="name" maxlength={100} required />
        <Line it={it} name="legalForm" maxlength={120} />
        <Lines it={it} name="address" rows={3} maxlength={400} />
        <Line it={it} name="phone" type="tel" maxlength={30} required />
        <Line it={it} name="email" type="email" maxlength={254} required />
        <h2>{settings.registered}</h2>
        <Line it={it} name="siret" maxlength={30} inputmode="numeric" />
        <Line it={it} name="vatNumber" maxlength={30} />
        <Lines it={it} name="registrations" rows={2} maxlength={400} />
        <Line it={it} name="insurance" maxlength={400} />
        <h2>{settings.bank}</h2>
        <Line it={it} name="holder" maxlength={100} />
        <Line it={it} name="iban" maxlength={60} autocapitalize="none" />
        <Line it={it} name="bic" maxlength={20} />
        <h2>{settings.notes}</h2>
        <Lines it={it} name="notesFr" maxlength={3000} />
        <Lines it={it} name="notesEn" maxlength={3000} />
      </>
    )
  },
  Preview: ({ settings: { name, phone, email, legal } }: Around) => {
    const { settings } = useWords()
    const foot = [[name, legal.legalForm].filter(Boolean).join(', '), legal.address.join(', ')].filter(Boolean)
    return (
      <div class="card sheet">
        <p>
          <strong>{name}</strong>
        </p>
        <p class="letter">{[...legal.address, `${phone} · ${email}`].join('\n')}</p>
        {legal.bank && (
          <p class="note">
            IBAN {groupedIban(legal.bank.iban)} · BIC {legal.bank.bic} · {legal.bank.holder}
          </p>
        )}
        <p class="note sheet-foot">
          {foot.join(' – ')}
          <br />
          {printedRegistrations(legal, settings.vatWord).join(' · ')}
          {legal.insurance && (
            <>
              <br />
              {legal.insurance}
            </>
          )}
        </p>
        <SampleLinks />
      </div>
    )
  },
}

/** The way to an invoice as it is printed with the settings that are stored. */
export const SampleLinks = () => {
  const { settings } = useWords()
  return (
    <p class="acts">
      {(['fr', 'en'] as const).map((language) => (
        <a
          class="button quiet"
          href={`/admin/settings/sample.pdf?language=${language}`}
          hx-boost="false"
          target="_blank"
          rel="noopener"
        >
          {settings.sampleIn[language]}
        </a>
      ))}
    </p>
  )
}
