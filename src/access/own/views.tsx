import { type Audience, homes } from '../../accounts/audience.ts'
import { useWords } from '../../i18n/locale.ts'
import type { CustomerViewer, StaffViewer } from '../../sessions/viewer.ts'
import { Badge, Fact, Heading } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { type PasswordFaults, PasswordForm } from './password-form.tsx'
import type { readAccount } from './queries.ts'
import { OwnSessions } from './sessions.tsx'

/** What was just done, said where it was done. */
export const dones = ['password', 'ended', 'others'] as const

interface Props {
  audience: Audience
  viewer: CustomerViewer | StaffViewer
  account: Awaited<ReturnType<typeof readAccount>>
  faults?: PasswordFaults
  suggestion?: string | undefined
  waitMinutes?: number | undefined
  done?: (typeof dones)[number] | undefined
}

/** Who one is, how one signs in, and where one is signed in. */
export const AccountPage = ({ audience, viewer, account, done, ...filled }: Props) => {
  const words = useWords()
  const home = homes[audience]
  const visitsOpen = useIsOpen('visits')
  const hasVisits = 'role' in viewer ? viewer.role === 'technician' : viewer.seesJobs && visitsOpen
  const said = done && words.account.done[done]
  return (
    <>
      <Heading>{words.account.title}</Heading>
      <div class="card">
        <dl class="facts">
          <Fact name={words.account.name}>{viewer.name}</Fact>
          <Fact name={words.account.email}>{viewer.email}</Fact>
          {'role' in viewer ? (
            <Fact name={words.account.role}>{words.admin.roles[viewer.role]}</Fact>
          ) : (
            <Fact name={words.account.customer}>{viewer.customerName}</Fact>
          )}
        </dl>
        {audience === 'customer' && <p class="note">{words.account.mend}</p>}
      </div>
      <Safety home={home} account={account} />
      {(audience === 'customer' || hasVisits) && (
        <section>
          <h2>{audience === 'customer' ? words.account.told : words.feeds.agenda}</h2>
          <ul class="rows">
            {audience === 'customer' && (
              <Way href={`${home}/account/mails`} text={words.account.mails} note={words.account.mailsShort} />
            )}
            {hasVisits && <Way href={`${home}/account/calendar`} text={words.feeds.way} note={words.feeds.wayLead} />}
          </ul>
        </section>
      )}
      <PasswordForm home={home} email={viewer.email} {...filled} done={done === 'password' ? said : undefined} />
      <OwnSessions
        home={home}
        rows={account.sessions}
        more={account.more}
        here={viewer.sessionId}
        done={done === 'password' ? undefined : said}
      />
    </>
  )
}

const Safety = ({ home, account }: { home: string; account: Props['account'] }) => {
  const words = useWords().account
  return (
    <section>
      <h2>{words.safety}</h2>
      <ul class="rows">
        <Way href={`${home}/account/second-factor`} text={words.secondFactor} note={words.secondFactorLead}>
          <Badge tone={account.secondFactor ? 'good' : 'quiet'}>{account.secondFactor ? words.on : words.off}</Badge>
        </Way>
        <Way href={`${home}/account/passkeys`} text={words.passkeys} note={words.passkeysLead}>
          <Badge tone={account.passkeys > 0 ? 'good' : 'quiet'}>{words.passkeyCount(account.passkeys)}</Badge>
        </Way>
        {home === homes.customer && (
          <Way href={`${home}/account/accesses`} text={words.accesses} note={words.accessesLead} />
        )}
      </ul>
    </section>
  )
}

const Way = ({ href, text, note, children }: { href: string; text: string; note: string; children?: unknown }) => (
  <li class="row">
    <div class="grow">
      <a class="lead whole" href={href}>
        {text}
      </a>
      <p class="note">{note}</p>
    </div>
    {children && <div class="aside">{children}</div>}
  </li>
)
