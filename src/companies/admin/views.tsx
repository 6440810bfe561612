import { useWords } from '../../i18n/locale.ts'
import { Badge, Heading } from '../../ui/parts.tsx'

const subjects = ['identity', 'appearance', 'region', 'planning', 'invoicing', 'offer', 'domains', 'mails'] as const

/** The subjects that have a page of their own, and the second factor, which is one button. */
export const SettingsPage = ({ secondFactor }: { secondFactor: boolean }) => {
  const { settings } = useWords()
  return (
    <>
      <Heading>{settings.title}</Heading>
      <ul class="rows">
        {subjects.map((name) => (
          <li class="row">
            <div class="grow">
              <a class="lead whole" href={`/admin/settings/${name}`}>
                {settings.subjects[name].title}
              </a>
              <p class="note">{settings.subjects[name].lead}</p>
            </div>
          </li>
        ))}
      </ul>
      <section>
        <h2>{settings.security}</h2>
        <SecondFactor required={secondFactor} />
      </section>
    </>
  )
}

const SecondFactor = ({ required }: { required: boolean }) => {
  const { settings } = useWords()
  return (
    <form method="post" action="/admin/settings/second-factor" class="card form" data-guard>
      <div class="titled">
        <h3>{settings.secondFactor}</h3>
        <Badge tone={required ? 'good' : 'warn'}>{required ? settings.on : settings.off}</Badge>
      </div>
      <p>{required ? settings.required : settings.optional}</p>
      <p class="note">
        {required ? settings.releaseHint : settings.requireHint} {settings.soon}
      </p>
      <button class={required ? 'quiet' : ''} type="submit" name="required" value={required ? 'no' : 'yes'}>
        {required ? settings.release : settings.require}
      </button>
    </form>
  )
}
