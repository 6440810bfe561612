import type { Page } from '../../http/paging.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { Field } from '../../ui/field.tsx'
import { dayOf } from '../../ui/format.ts'
import { ChangedMeanwhile, Done, Heading, Pager } from '../../ui/parts.tsx'
import { mostNameLetters } from '../attachment.ts'
import type { Faults } from '../receive.ts'
import { Tile } from '../tile.tsx'
import type { FileRow, OneFile, Place } from './queries.ts'
import { FileForm, FileList, filesPath } from './rows.tsx'

/** What can be done to files, for the page to say that it is. */
export const fileDones = ['added', 'shown', 'hidden', 'renamed', 'removed', 'restored'] as const
type FileDone = (typeof fileDones)[number]

interface FilesPageProps {
  place: Place
  page: Page<FileRow>
  paged: boolean
  faults?: Faults | undefined
  done?: FileDone | undefined
  /** The file that was just removed and can be brought back. */
  removedId?: string | undefined
  tooLate?: boolean | undefined
}

export const FilesPage = ({ place, page, paged, faults, done, removedId, tooLate }: FilesPageProps) => {
  const locale = useLocale()
  const { files, editing } = locale.words
  const { jobId, visit } = place
  return (
    <>
      {visit ? (
        <a class="back" href={filesPath(jobId)}>
          {files.allOfJob}
        </a>
      ) : (
        <a class="back" href={`/admin/jobs/${jobId}`}>
          {place.title}
        </a>
      )}
      <Heading>{visit ? files.ofJob(place.title) : files.title}</Heading>
      {visit && <p>{files.ofVisit(dayOf(locale, visit.startAt))}</p>}
      {tooLate && (
        <p class="alert" role="alert">
          {files.tooLateToUndo}
        </p>
      )}
      {done && (
        <Done>
          {files.dones[done]}
          {done === 'removed' && removedId && (
            <form method="post" action={`/admin/files/${removedId}/restoration`} hx-boost="false">
              <button class="quiet" type="submit">
                {editing.undo}
              </button>
            </form>
          )}
        </Done>
      )}
      <FileList rows={page.rows} back={visit && filesPath(jobId, visit.id)} />
      <Pager
        path={`/admin/jobs/${jobId}/files`}
        filter={visit ? { visit: visit.id } : {}}
        next={page.next}
        paged={paged}
      />
      <section>
        <h2>{files.add}</h2>
        <FileForm jobId={jobId} visitId={visit?.id} faults={faults} />
      </section>
    </>
  )
}

interface NamePageProps {
  file: OneFile
  /** What stands in the field, without the ending of a file's name. */
  typed: string
  error?: 'nameMissing' | 'nameTooLong' | undefined
  /** The name that someone else gave meanwhile. */
  meanwhile?: string | undefined
}

export const NamePage = ({ file, typed, error, meanwhile }: NamePageProps) => {
  const { files, editing } = useWords()
  return (
    <>
      <a class="back" href={filesPath(file.jobId)}>
        {files.title}
      </a>
      <Heading>{files.change}</Heading>
      {meanwhile !== undefined && <ChangedMeanwhile />}
      <form
        class="card form"
        method="post"
        action={`/admin/files/${file.id}/name`}
        hx-boost="false"
        novalidate
        data-guard
      >
        <input type="hidden" name="version" value={String(file.version)} />
        <Field
          name="name"
          label={files.name}
          hint={files.nameHint}
          value={typed}
          error={error && (error === 'nameTooLong' ? files.nameTooLong(mostNameLetters) : files[error])}
          meanwhile={meanwhile}
          autocomplete="off"
          required
          maxlength={mostNameLetters}
        />
        <div class="choices">
          <button type="submit">{editing.save}</button>
          <a class="button quiet" href={filesPath(file.jobId)}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

export const RemovalPage = ({ file }: { file: OneFile }) => {
  const { files } = useWords()
  return (
    <>
      <a class="back" href={filesPath(file.jobId)}>
        {files.title}
      </a>
      <Heading>{files.removeTitle}</Heading>
      <form class="card form" method="post" action={`/admin/files/${file.id}/removal`} hx-boost="false">
        <div class="tiles">
          <div>
            <Tile home="/admin" file={file} />
          </div>
        </div>
        <p>{files.removeLead}</p>
        <div class="acts">
          <button class="danger" type="submit">
            {files.remove}
          </button>
          <a class="button quiet" href={filesPath(file.jobId)}>
            {files.back}
          </a>
        </div>
      </form>
    </>
  )
}
