import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { type Locale, useLocale } from '../i18n/locale.ts'
import { assets } from '../ui/assets.ts'
import { fileSize } from '../ui/format.ts'
import { mostBytes, mostFiles } from './attachment.ts'
import { type Faults, isClean } from './receive.ts'
import type { Refused } from './upload.ts'

interface Props {
  /** The address that takes the files, and the one that says that they are added. */
  action: string
  done: string
  /** The page that the form stands on, where one comes back to, if that is another. */
  back?: string | undefined
  label: string
  hint: string
  accept: string
  faults?: Faults | undefined
  /** Further fields. */
  children?: Child
}

/**
 * Adds files to what `action` names. With JavaScript photos are made smaller before they leave, and leave one by one;
 * without it they leave as they are.
 */
export const UploadForm = ({ action, done, back, label, hint, accept, faults = {}, children }: Props) => {
  const locale = useLocale()
  const { files } = locale.words
  const { refused = [], kept = 0 } = faults
  const error = wholeInWords(locale, faults)
  return (
    <form
      class="card form"
      method="post"
      action={action}
      enctype="multipart/form-data"
      hx-boost="false"
      novalidate
      data-files
      data-most={String(mostBytes)}
      data-done={done}
      data-sending={files.sending}
      data-lost={files.lost}
      data-none={files.noneChosen}
      data-too-large={files.faults.tooLarge('{name}', fileSize(locale, mostBytes))}
    >
      {back && <input type="hidden" name="back" value={back} />}
      <div class="field">
        <label for="files-chosen">{label}</label>
        <p id="files-hint" class="hint">
          {hint}
        </p>
        <input
          id="files-chosen"
          type="file"
          name="files"
          multiple
          accept={accept}
          aria-describedby={error ? 'files-hint files-error' : 'files-hint'}
          aria-invalid={error ? 'true' : undefined}
        />
        {error && (
          <p id="files-error" class="error">
            {error}
          </p>
        )}
      </div>
      {children}
      <div class="refused" role="alert" hidden={refused.length === 0}>
        <p>{files.refused}</p>
        <ul>
          {refused.map((one) => (
            <li>{faultInWords(locale, one)}</li>
          ))}
        </ul>
        {kept > 0 && <p>{files.othersKept}</p>}
      </div>
      <progress max="1" value="0" aria-label={files.sending} hidden />
      <p class="said" role="status" />
      <button class="button" type="submit">
        {files.send}
      </button>
      <script type="module" src={assets.files} />
    </form>
  )
}

/** What is wrong with an upload as a whole, if anything is. */
function wholeInWords({ words }: Locale, { whole, most = mostFiles }: Faults): string | undefined {
  if (whole === 'closed') return words.onSite.photos.closed
  return whole && (whole === 'tooMany' ? words.files.tooMany(most) : words.files[whole])
}

/** Why a file was not kept, in words that name it and say what to do. */
function faultInWords(locale: Locale, { name, fault }: Refused): string {
  const { faults } = locale.words.files
  return fault === 'tooLarge' ? faults.tooLarge(name, fileSize(locale, mostBytes)) : faults[fault](name)
}

/** Tells the form's script what was not kept. */
export function answerScript(c: Context, locale: Locale, faults: Faults): Response {
  const whole = wholeInWords(locale, faults)
  const said = [...(whole ? [whole] : []), ...(faults.refused ?? []).map((one) => faultInWords(locale, one))]
  return c.json({ refused: said }, isClean(faults) ? 200 : 422)
}
