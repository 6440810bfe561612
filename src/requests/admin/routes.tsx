import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { openAt } from '../../companies/opening/opening.ts'
import { csvFile, exportSize } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter, readMark } from '../../http/paging.ts'
import { languageOf } from '../../http/reader.ts'
import * as z from '../../http/zod.ts'
import { dictionaries } from '../../i18n/index.ts'
import { requestStages } from '../request.ts'
import { answering } from './answering.tsx'
import { cellsOf, headerOf } from './export.ts'
import { listRequests } from './queries.ts'
import { RequestsPage } from './views.tsx'

const filter = z.object({ show: z.enum(requestStages).catch('waiting'), after: markParameter(2) })
const confirmed = z.object({ done: z.literal('confirmed').optional().catch(undefined) })

export const requests = new Hono<AdminEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after } = c.req.valid('query')
    const page = await listRequests(c.var.db, show, after)
    const { done } = confirmed.parse(c.req.query())
    return c.render(
      <RequestsPage {...{ page, show, done }} paged={after !== undefined} isOpenAt={openAt(c.var.company)} />,
      {
        title: ({ admin }) => admin.requests,
      },
    )
  })
  .get('/export', zValidator('query', filter), async (c) => {
    const { db, company } = c.var
    const { show } = c.req.valid('query')
    return csvFile(
      (after) => listRequests(db, show, readMark(after, 2), exportSize),
      async () => {
        const language = await languageOf(c)
        return {
          ...{ name: dictionaries[language].admin.requestsFile, language, header: headerOf(language) },
          cellsOf: (request) => cellsOf(request, language, company.timeZone),
        }
      },
    )
  })
  .route('/', answering)
