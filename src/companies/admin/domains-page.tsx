import type { FieldErrors } from '../../http/form.ts'
import { useWords } from '../../i18n/locale.ts'
import { Field } from '../../ui/field.tsx'
import { Badge, Done, Fact, Heading } from '../../ui/parts.tsx'
import { proofName } from '../domain.ts'

/** What a look into the DNS may find. */
export const found = ['proved', 'absent', 'other', 'unreachable', 'taken'] as const

interface Claim {
  id: string
  host: string
  token: string
  proved: boolean
}

interface Props {
  claims: Claim[]
  found: (typeof found)[number] | undefined
  typed: string
  errors: FieldErrors
}

/** The company's own domains, with what proves each. */
export const DomainsPage = ({ claims, found, typed, errors }: Props) => {
  const { settings } = useWords()
  const said = errors.host && (settings.errors as Record<string, string>)[errors.host]
  return (
    <>
      <a class="back" href="/admin/settings">
        {settings.title}
      </a>
      <Heading>{settings.subjects.domains.title}</Heading>
      <p>{settings.subjects.domains.lead}</p>
      {found === 'proved' && <Done>{settings.found.proved}</Done>}
      {found && found !== 'proved' && (
        <p class="alert" role="alert">
          {settings.found[found]}
        </p>
      )}
      {claims.map((claim) => (
        <Domain {...claim} />
      ))}
      <form method="post" action="/admin/settings/domains" class="card form" novalidate data-guard>
        <Field
          name="host"
          label={settings.labels.domain}
          hint={settings.hints.domain}
          value={typed}
          error={said}
          maxlength={300}
          autocapitalize="none"
          required
        />
        <button type="submit">{settings.domainAdd}</button>
      </form>
    </>
  )
}

const Domain = ({ id, host, token, proved }: Claim) => {
  const { settings } = useWords()
  const path = `/admin/settings/domains/${id}`
  return (
    <section class="card form">
      <div class="titled">
        <h2>{host}</h2>
        <Badge tone={proved ? 'good' : 'warn'}>{proved ? settings.domainProved : settings.domainClaimed}</Badge>
      </div>
      {proved ? (
        <p>{settings.domainLives(host)}</p>
      ) : (
        <>
          <p>{settings.domainHow}</p>
          <dl class="facts">
            <Fact name={settings.recordType}>TXT</Fact>
            <Fact name={settings.recordName}>
              <code>{proofName(host)}</code>
            </Fact>
            <Fact name={settings.recordValue}>
              <code>{token}</code>
            </Fact>
          </dl>
          <form method="post" action={`${path}/check`}>
            <button type="submit">{settings.domainCheck}</button>
          </form>
        </>
      )}
      <details>
        <summary>{settings.domainRemove}</summary>
        <p>{settings.domainRemoveHint}</p>
        <form method="post" action={`${path}/removal`}>
          <button class="danger" type="submit">
            {settings.domainRemove}
          </button>
        </form>
      </details>
    </section>
  )
}
