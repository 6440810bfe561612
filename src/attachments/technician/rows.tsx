import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { Badge, Icon } from '../../ui/parts.tsx'
import { attachments } from '../schema.ts'
import { Tile, tileColumns } from '../tile.tsx'

/** What a technician sees of a file in a list. */
export const fileColumns = { ...tileColumns, shown: attachments.shown }
export type FileRow = RowOf<typeof fileColumns>

/** Files as small pictures, each with whether the customer sees it. */
export const FileList = ({ rows }: { rows: FileRow[] }) => {
  const { files } = useWords()
  return (
    <div id="files">
      {rows.length > 0 && (
        <ul class="tiles">
          {rows.map((file) => (
            <li class={file.shown ? 'card shown' : 'card'} id={`file-${file.id}`}>
              <Tile home="/admin" file={file} />
              <Badge tone={file.shown ? 'good' : 'quiet'}>
                <Icon name={file.shown ? 'eye' : 'eye-off'} />
                {file.shown ? files.shown : files.hidden}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
