import { useLocale, useWords } from '../../i18n/locale.ts'
import { assets } from '../../ui/assets.ts'
import { dayOf, fileSize } from '../../ui/format.ts'
import { Badge, Empty, Icon } from '../../ui/parts.tsx'
import { mostBytes, mostFiles } from '../attachment.ts'
import { Tile } from '../tile.tsx'
import type { FileRow } from './queries.ts'
import type { Refused } from './upload.ts'

/**
 * Files as small pictures, each with whether the customer sees it and what can be done to it. `back` is the page that it
 * stands on, where one comes back to; else that is the page of the job's files.
 */
export const FileList = ({ rows, back }: { rows: FileRow[]; back?: string | undefined }) => {
  const { files } = useWords()
  return (
    <div id="files">
      {rows.length === 0 ? (
        <Empty icon="clip">{files.none}</Empty>
      ) : (
        <ul class="tiles">
          {rows.map((file) => (
            <OneTile file={file} back={back} />
          ))}
        </ul>
      )}
    </div>
  )
}

const OneTile = ({ file, back }: { file: FileRow; back: string | undefined }) => {
  const locale = useLocale()
  const { files } = locale.words
  return (
    <li class={file.shown ? 'card shown' : 'card'} id={`file-${file.id}`}>
      <Tile home="/admin" file={file} />
      <p class="note">
        {file.visitAt && <span class="line">{files.ofVisit(dayOf(locale, file.visitAt))}</span>}
        {files.addedBy(file.createdBy, dayOf(locale, file.createdAt))}
      </p>
      <form method="post" action={`/admin/files/${file.id}/shown`} hx-boost="false">
        <Badge tone={file.shown ? 'good' : 'quiet'}>
          <Icon name={file.shown ? 'eye' : 'eye-off'} />
          {file.shown ? files.shown : files.hidden}
        </Badge>
        {back && <input type="hidden" name="back" value={back} />}
        <input type="hidden" name="shown" value={file.shown ? 'no' : 'yes'} />
        <button class="quiet" type="submit" aria-label={(file.shown ? files.hideOne : files.showOne)(file.name)}>
          {file.shown ? files.hide : files.show}
        </button>
      </form>
      <p class="ways">
        <a href={`/admin/files/${file.id}/name`} aria-label={files.changeOne(file.name)}>
          {files.change}
        </a>
        <a href={`/admin/files/${file.id}/removal`} aria-label={files.removeOne(file.name)}>
          {files.remove}
        </a>
      </p>
    </li>
  )
}

/** What became of an upload, where not all of it was kept. */
export interface Faults {
  /** Wrong with the upload as a whole. */
  whole?: 'noneChosen' | 'tooMany' | undefined
  refused?: Refused[] | undefined
  /** Files that were kept all the same. */
  kept?: number | undefined
}

interface FormProps {
  jobId: string
  visitId?: string | undefined
  faults?: Faults | undefined
  /** As of `FileList`. */
  back?: string | undefined
}

/** The address of the files of a job, or of one of its visits. */
export const filesPath = (jobId: string, visitId?: string | undefined): string =>
  `/admin/jobs/${jobId}/files${visitId === undefined ? '' : `?visit=${encodeURIComponent(visitId)}`}`

/** A page of these, saying what was just done. */
export const saying = (path: string, done: string): string => `${path}${path.includes('?') ? '&' : '?'}done=${done}`

/**
 * Adds files to a job or a visit. With JavaScript photos are made smaller before they leave, and leave one by one;
 * without it they leave as they are.
 */
export const FileForm = ({ jobId, visitId, faults = {}, back }: FormProps) => {
  const locale = useLocale()
  const { files } = locale.words
  const path = filesPath(jobId, visitId)
  const { whole, refused = [], kept = 0 } = faults
  const error = whole && (whole === 'tooMany' ? files.tooMany(mostFiles) : files[whole])
  return (
    <form
      class="card form"
      method="post"
      action={path}
      enctype="multipart/form-data"
      hx-boost="false"
      novalidate
      data-files
      data-most={String(mostBytes)}
      data-done={saying(back ?? path, 'added')}
      data-sending={files.sending}
      data-lost={files.lost}
      data-none={files.noneChosen}
      data-too-large={files.faults.tooLarge('{name}', fileSize(locale, mostBytes))}
    >
      {back && <input type="hidden" name="back" value={back} />}
      <div class="field">
        <label for="files-chosen">{files.choose}</label>
        <p id="files-hint" class="hint">
          {files.hint(mostFiles, fileSize(locale, mostBytes))}
        </p>
        <input
          id="files-chosen"
          type="file"
          name="files"
          multiple
          accept="image/*,application/pdf"
          aria-describedby={error ? 'files-hint files-error' : 'files-hint'}
          aria-invalid={error ? 'true' : undefined}
        />
        {error && (
          <p id="files-error" class="error">
            {error}
          </p>
        )}
      </div>
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

/** Why a file was not kept, in words that name it and say what to do. */
export function faultInWords(locale: ReturnType<typeof useLocale>, { name, fault }: Refused): string {
  const { faults } = locale.words.files
  return fault === 'tooLarge' ? faults.tooLarge(name, fileSize(locale, mostBytes)) : faults[fault](name)
}
