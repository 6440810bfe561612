import { Hono } from 'hono'
import { files } from './attachments/technician/routes.ts'
import { visitFiles } from './feeds/technician/routes.ts'
import { home } from './home/technician/routes.tsx'
import type { TechnicianEnv } from './http/env.ts'
import { jobs } from './jobs/technician/routes.tsx'
import { visits } from './visits/technician/routes.tsx'

/** A technician's side, under the addresses of the company's side: their own visits and what these lead to. */
export const technician = new Hono<TechnicianEnv>()
  .route('/', home)
  .route('/jobs', jobs)
  .route('/visits', visits)
  .route('/visits', visitFiles)
  .route('/files', files)
