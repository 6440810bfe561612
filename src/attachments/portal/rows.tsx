import { useWords } from '../../i18n/locale.ts'
import { Tile, type TileRow } from '../tile.tsx'

/** The photos and documents of a job, as far as the customer is shown any. */
export const FilesSection = ({ rows }: { rows: TileRow[] }) => {
  const { files } = useWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{files.forCustomer}</h2>
      <ul class="tiles">
        {rows.map((file) => (
          <li class="card" id={`file-${file.id}`}>
            <Tile home="/portal" file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}
