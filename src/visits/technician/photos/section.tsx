import { mostBytes, mostFiles } from '../../../attachments/attachment.ts'
import { UploadForm } from '../../../attachments/form.tsx'
import type { Faults } from '../../../attachments/receive.ts'
import { FileList, type FileRow } from '../../../attachments/technician/rows.tsx'
import { useLocale } from '../../../i18n/locale.ts'
import { CheckField } from '../../../ui/field.tsx'
import { fileSize } from '../../../ui/format.ts'
import { Live } from '../../../ui/live.tsx'

interface Props {
  visitId: string
  files: FileRow[]
  faults: Faults | undefined
}

/** The files of a visit, and the form that adds photos to them: unseen by the customer but where it is ticked. */
export const Photos = ({ visitId, files, faults }: Props) => {
  const locale = useLocale()
  const { photos } = locale.words.onSite
  const at = `/admin/visits/${visitId}`
  return (
    <>
      <section>
        {files.length > 0 && <h2>{photos.title}</h2>}
        <Live id="files">
          <FileList rows={files} />
        </Live>
      </section>
      <section>
        <h2>{photos.add}</h2>
        <UploadForm
          action={`${at}/photos`}
          done={`${at}?done=photos`}
          label={photos.choose}
          hint={photos.ofVisitHint(mostFiles, fileSize(locale, mostBytes))}
          accept="image/*"
          faults={faults}
        >
          <CheckField name="shown" label={photos.show} checked={false} />
        </UploadForm>
      </section>
    </>
  )
}
