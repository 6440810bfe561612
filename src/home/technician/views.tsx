import { useWords } from '../../i18n/locale.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading } from '../../ui/parts.tsx'
import { VisitList, type VisitRow } from '../../visits/technician/rows.tsx'

export const HomePage = ({ next, name }: { next: VisitRow[]; name: string }) => {
  const { admin, home } = useWords()
  return (
    <>
      <Heading>{home.hello(name)}</Heading>
      <Live id="home">
        <section>
          <h2>{admin.nextVisits}</h2>
          {next.length > 0 ? <VisitList rows={next} /> : <Empty icon="calendar">{admin.noneNext}</Empty>}
          <a class="more" href="/admin/visits">
            {admin.allMyVisits}
          </a>
        </section>
      </Live>
    </>
  )
}
