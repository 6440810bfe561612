import { useLocale } from '../i18n/locale.ts'
import { fileSize } from '../ui/format.ts'
import { Icon } from '../ui/parts.tsx'
import type { AttachmentKind, ThumbnailType } from './attachment.ts'
import { attachments } from './schema.ts'

/** What a list shows of a file on every side. */
export const tileColumns = {
  id: attachments.id,
  name: attachments.name,
  kind: attachments.kind,
  sizeBytes: attachments.sizeBytes,
  thumbnailType: attachments.thumbnailType,
}
export interface TileRow {
  id: string
  name: string
  kind: AttachmentKind
  sizeBytes: number
  thumbnailType: ThumbnailType | null
}

/** A file as its small picture, or an icon, with its name below; both open it. `home` is the side's address. */
export const Tile = ({ home, file }: { home: string; file: TileRow }) => {
  const locale = useLocale()
  const at = `${home}/files/${file.id}`
  return (
    <a class="tile" href={at} hx-boost="false">
      <span class="picture">
        {file.thumbnailType ? (
          <img src={`${at}/thumbnail`} alt="" loading="lazy" decoding="async" />
        ) : (
          <Icon name={file.kind === 'photo' ? 'photo' : 'file'} />
        )}
      </span>
      <span class="lead">{file.name}</span>
      <span class="note">{fileSize(locale, file.sizeBytes)}</span>
    </a>
  )
}

/** The photos and documents of a job under a title, as far as there are any; `home` is the side's address. */
export const FilesSection = ({ title, home, rows }: { title: string; home: string; rows: TileRow[] }) => {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="tiles">
        {rows.map((file) => (
          <li class="card" id={`file-${file.id}`}>
            <Tile home={home} file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}
