import type { Child } from 'hono/jsx'
import { useWords } from '../../i18n/locale.ts'
import { ChangedMeanwhile, Done, Heading } from '../../ui/parts.tsx'
import type { SubjectName } from './subject.tsx'

interface Props {
  name: SubjectName
  version: number
  /** Where the settings show; undefined while what is typed does not hold. */
  preview: Child | undefined
  beside: Child | undefined
  done?: boolean
  changedMeanwhile?: boolean
  children?: Child
}

/** A subject's form, and beside it what comes of it. */
export const SubjectPage = ({ name, version, preview, beside, done, changedMeanwhile, children }: Props) => {
  const { settings, editing } = useWords()
  const path = `/admin/settings/${name}`
  return (
    <>
      <a class="back" href="/admin/settings">
        {settings.title}
      </a>
      <Heading>{settings.subjects[name].title}</Heading>
      <p>{settings.subjects[name].lead}</p>
      {done && <Done>{editing.saved}</Done>}
      {changedMeanwhile && <ChangedMeanwhile />}
      <form id="settings" method="post" action={path} class="card form" novalidate data-guard>
        <input type="hidden" name="version" value={version} />
        {children}
        <div class="acts">
          <button type="submit">{editing.save}</button>
          <button class="quiet" type="submit" name="show" value="preview">
            {settings.look}
          </button>
        </div>
      </form>
      <section id="preview" aria-live="polite" {...followed(path)}>
        <h2>{settings.preview}</h2>
        {preview ?? <p class="note">{settings.noPreview}</p>}
      </section>
      {beside}
    </>
  )
}

// What is typed shows at once. It leaves the form alone, the focus where it is, and a press on "save" unhindered.
const followed = (path: string) => ({
  'hx-post': path,
  'hx-trigger': 'input delay:500ms from:#settings',
  'hx-include': '#settings',
  'hx-vals': '{"show":"preview"}',
  'hx-select': '#preview',
  'hx-target': '#preview',
  'hx-swap': 'outerHTML',
  'hx-sync': 'this:replace',
  'hx-push-url': 'false',
  'data-unasked': '',
})
