import { useWords } from '../../i18n/locale.ts'
import { Icon } from '../../ui/parts.tsx'
import { Tile, type TileRow } from '../tile.tsx'

/** The photos of a request as small pictures. */
export const PhotoList = ({ rows }: { rows: TileRow[] }) => (
  <div id="files">
    {rows.length > 0 && (
      <ul class="tiles">
        {rows.map((file) => (
          <li class="card" id={`file-${file.id}`}>
            <Tile home="/portal" file={file} />
          </li>
        ))}
      </ul>
    )}
  </div>
)

interface Props {
  requestId: string
  rows: TileRow[]
  /** Whether the request still takes photos, of whoever reads. */
  mayAdd: boolean
}

/** The photos that a customer sent with a request, and the way to send more; nothing where there is neither. */
export const PhotosOfRequest = ({ requestId, rows, mayAdd }: Props) => {
  const { photos } = useWords().onSite
  if (rows.length === 0 && !mayAdd) return null
  return (
    <section>
      <h2>{photos.title}</h2>
      <PhotoList rows={rows} />
      {mayAdd && (
        <a class="more" href={`/portal/requests/${requestId}/photos`}>
          <Icon name="photo" />
          {photos.add}
        </a>
      )}
    </section>
  )
}
