import { useWords } from '../../i18n/locale.ts'
import { Tile, type TileRow } from '../tile.tsx'

/** The photos and documents of a job, shown to the customer or not. */
export const FilesSection = ({ rows }: { rows: TileRow[] }) => {
  const { files } = useWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{files.title}</h2>
      <ul class="tiles">
        {rows.map((file) => (
          <li class="card" id={`file-${file.id}`}>
            <Tile home="/admin" file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}
