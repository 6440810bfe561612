import { useLocale, useWords } from '../../i18n/locale.ts'
import { dayOf, fileSize } from '../../ui/format.ts'
import { Badge, Empty, Icon } from '../../ui/parts.tsx'
import { mostBytes, mostFiles } from '../attachment.ts'
import { UploadForm } from '../form.tsx'
import type { Faults } from '../receive.ts'
import { Tile } from '../tile.tsx'
import type { FileRow } from './queries.ts'

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
  const { files, onSite } = locale.words
  return (
    <li class={file.shown ? 'card shown' : 'card'} id={`file-${file.id}`}>
      <Tile home="/admin" file={file} />
      <p class="note">
        {file.visitAt && <span class="line">{files.ofVisit(dayOf(locale, file.visitAt))}</span>}
        {files.addedBy(file.createdBy, dayOf(locale, file.createdAt))}
      </p>
      {file.byCustomer ? <Badge tone="quiet">{onSite.photos.byCustomer}</Badge> : <Showing file={file} back={back} />}
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

/** Whether the customer sees a file, and the press that changes it. */
const Showing = ({ file, back }: { file: FileRow; back: string | undefined }) => {
  const { files } = useWords()
  return (
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
  )
}

/** The photos that a customer sent with a request; nothing where there are none. */
export const PhotosOfRequest = ({ rows }: { rows: FileRow[] }) => {
  const { onSite } = useWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{onSite.photos.title}</h2>
      <FileList rows={rows} />
    </section>
  )
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

/** Adds files to a job or a visit. */
export const FileForm = ({ jobId, visitId, faults, back }: FormProps) => {
  const locale = useLocale()
  const { files } = locale.words
  const path = filesPath(jobId, visitId)
  return (
    <UploadForm
      action={path}
      done={saying(back ?? path, 'added')}
      back={back}
      label={files.choose}
      hint={files.hint(mostFiles, fileSize(locale, mostBytes))}
      accept="image/*,application/pdf"
      faults={faults}
    />
  )
}
