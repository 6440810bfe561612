import { useLocale } from '../../../i18n/locale.ts'
import { fileSize } from '../../../ui/format.ts'
import { Live } from '../../../ui/live.tsx'
import { Done, Empty, Heading } from '../../../ui/parts.tsx'
import { mostBytes, mostOfRequest } from '../../attachment.ts'
import { UploadForm } from '../../form.tsx'
import type { Faults } from '../../receive.ts'
import type { FoundRequest } from '../queries.ts'
import { PhotoList } from '../rows.tsx'

interface Props extends FoundRequest {
  /** Whether it is open and whoever reads may add to it. */
  mayAdd: boolean
  done?: boolean
  faults?: Faults | undefined
}

/** The photos of a request, and more of them as long as it is open. */
export const PhotosPage = ({ request, photos: rows, mayAdd, done = false, faults }: Props) => {
  const locale = useLocale()
  const { photos } = locale.words.onSite
  const left = mostOfRequest - rows.length
  const at = `/portal/requests/${request.id}`
  return (
    <>
      <a class="back" href={at}>
        {photos.back}
      </a>
      <Heading>{photos.ofRequest}</Heading>
      <p>{mayAdd ? photos.ofRequestLead(request.job) : request.job}</p>
      {done && <Done>{photos.sent}</Done>}
      {faults?.whole === 'closed' && (
        <p class="alert" role="alert">
          {photos.closed}
        </p>
      )}
      <Live id="photos">
        <PhotoList rows={rows} />
        {rows.length === 0 && <Empty icon="photo">{photos.none}</Empty>}
      </Live>
      {mayAdd && left > 0 ? (
        <section>
          <h2>{photos.add}</h2>
          <UploadForm
            action={`${at}/photos`}
            done={`${at}/photos?done=yes`}
            label={photos.choose}
            hint={photos.ofRequestHint(left, fileSize(locale, mostBytes))}
            accept="image/*"
            faults={faults?.whole === 'closed' ? undefined : faults}
          />
        </section>
      ) : (
        <p>{mayAdd ? photos.full(mostOfRequest) : photos.over}</p>
      )}
    </>
  )
}
