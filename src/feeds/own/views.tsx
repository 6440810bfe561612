import { useLocale, useWords } from '../../i18n/locale.ts'
import { dayOf } from '../../ui/format.ts'
import { Done, Fact, Heading, Icon } from '../../ui/parts.tsx'

/** What was just done to the address of the calendar. */
export const feedDones = ['made', 'replaced', 'ended'] as const

interface Feed {
  id: string
  createdAt: Date
  /** Undefined where it can no longer be told, because its key is gone. */
  address: string | undefined
}

interface Props {
  home: string
  feed: Feed | undefined
  done?: (typeof feedDones)[number] | undefined
}

/** One's visits in one's own calendar: the address to give it, how, and the way to end it. */
export const FeedPage = ({ home, feed, done }: Props) => {
  const { account, feeds } = useWords()
  const path = `${home}/account/calendar`
  return (
    <>
      <a class="back" href={`${home}/account`}>
        {account.title}
      </a>
      <Heading>{feeds.title}</Heading>
      {done && (
        <Done>
          <p>{feeds.dones[done]}</p>
        </Done>
      )}
      <p>{home === '/admin' ? feeds.leadOfTechnician : feeds.lead}</p>
      {feed ? <Standing path={path} feed={feed} /> : <MakeForm path={path} text={feeds.make} />}
      {feed?.address && <HowTo address={feed.address} />}
    </>
  )
}

const MakeForm = ({ path, text, shown }: { path: string; text: string; shown?: string }) => (
  <form method="post" action={path} hx-boost="false">
    {shown && <input type="hidden" name="shown" value={shown} />}
    <button class={shown ? 'quiet' : ''} type="submit">
      {text}
    </button>
  </form>
)

const Standing = ({ path, feed }: { path: string; feed: Feed }) => {
  const locale = useLocale()
  const { feeds } = locale.words
  return (
    <div class="card form">
      {feed.address ? (
        <div class="field">
          <label for="address">{feeds.address}</label>
          <p class="hint" id="address-hint">
            {feeds.addressHint}
          </p>
          <input id="address" type="text" value={feed.address} readonly aria-describedby="address-hint" />
        </div>
      ) : (
        <p>{feeds.forgotten}</p>
      )}
      <p class="note">{feeds.since(dayOf(locale, feed.createdAt))}</p>
      <div class="acts">
        <MakeForm path={path} text={feeds.replace} shown={feed.id} />
        <form method="post" action={`${path}/end`} hx-boost="false">
          <input type="hidden" name="shown" value={feed.id} />
          <button class="quiet" type="submit">
            {feeds.end}
          </button>
        </form>
      </div>
      <p class="note">{feeds.replaceLead}</p>
    </div>
  )
}

const HowTo = ({ address }: { address: string }) => {
  const { feeds } = useWords()
  return (
    <section>
      <h2>{feeds.how}</h2>
      <div class="card form">
        <a class="button" href={address.replace(/^https?:/, 'webcal:')} hx-boost="false">
          <Icon name="calendar" />
          {feeds.subscribe}
        </a>
        <p>{feeds.subscribeLead}</p>
        <dl class="facts">
          {Object.values(feeds.ways).map(({ name, steps }) => (
            <Fact name={name}>{steps}</Fact>
          ))}
        </dl>
        <p class="note">{feeds.lag}</p>
      </div>
    </section>
  )
}
