import { useWords } from '../../i18n/locale.ts'
import { Heading } from '../../ui/parts.tsx'

/**
 * The keys, as a page; keys.js shows the part with `data-keys` in a dialog, and fills in the sections, which it reads off
 * the page. `search` where there is a search box.
 */
export const KeysPage = ({ search }: { search: boolean }) => {
  const words = useWords().keyboard
  const { keys } = words
  return (
    <>
      <Heading>{words.title}</Heading>
      <div class="card keys" data-keys data-title={words.title} data-close={words.close}>
        <p>{words.lead}</p>
        <h2>{words.anywhere}</h2>
        <dl>
          {search && <Key name="/" does={keys.search} />}
          {search && <Key name="↓" does={keys.down} />}
          <Key name="?" does={keys.help} />
          <Key name="n" does={keys.add} />
          <Key name="e" does={keys.change} />
          <Key name={words.escape} does={keys.close} />
        </dl>
        <h2>{words.inLists}</h2>
        <dl>
          <Key name="j" does={keys.next} />
          <Key name="k" does={keys.previous} />
          <Key name={words.enter} does={keys.open} />
          <Key name=">" does={keys.nextPage} />
          <Key name="<" does={keys.firstPage} />
        </dl>
        <div data-sections={words.goTo} data-keys-of={words.andThen('g', '*')} hidden />
        <label class="tick" hidden>
          <input type="checkbox" data-keys-off />
          {words.off}
        </label>
        <noscript>
          <p class="note">{words.withoutScript}</p>
        </noscript>
      </div>
    </>
  )
}

const Key = ({ name, does }: { name: string; does: string }) => (
  <div>
    <dt>
      <kbd>{name}</kbd>
    </dt>
    <dd>{does}</dd>
  </div>
)
