import { env } from 'cloudflare:workers'
import { cookieFor, type Visitor, visitor } from './as.ts'
import type { World } from './world.ts'

/** A file as a browser sends it: its name, its bytes, and what it is said to be. */
export const fileOf = (name: string, bytes: Uint8Array | string, type = 'image/jpeg'): File =>
  new File([bytes], name, { type })

/** Someone of the office, whose app has this bucket. */
export const atTheOffice = async (world: World, bucket: R2Bucket = env.FILES): Promise<Visitor> =>
  visitor(world.host, await cookieFor(world, { audience: 'staff', staffId: world.staff.office, role: 'office' }), {
    FILES: bucket,
  })

/** Sends files to a job as its form does; with thumbnails, as the page's script does. */
export function bring(who: Visitor, world: World, path: string, files: File[], thumbnails: File[] = [], headers = {}) {
  const body = new FormData()
  for (const file of files) body.append('files', file)
  for (const thumbnail of thumbnails) body.append('thumbnails', thumbnail)
  return who.send(path, { method: 'POST', body, headers: { Origin: `http://${world.host}`, ...headers } })
}

/** Rows and objects of the attachments of a company. */
export async function attachedOf({ companyId }: World) {
  const rows = await env.DB.prepare('select * from attachments where company_id = ?1 order by created_at, name')
    .bind(companyId)
    .all<Record<string, string | number | null>>()
  const { objects } = await env.FILES.list({ prefix: `${companyId}/attached/` })
  return { rows: rows.results, objects: objects.map(({ key }) => key.replace(`${companyId}/attached/`, '')) }
}

/** A bucket that fails at the calls it is told to, before or after it has done its work. */
export function failingBucket(fails: (call: number) => 'before' | 'after' | undefined): R2Bucket & { calls: number } {
  const bucket = {
    calls: 0,
    ...Object.fromEntries(
      (['put', 'get', 'delete'] as const).map((verb) => [
        verb,
        async (...given: unknown[]) => {
          bucket.calls += 1
          const when = fails(bucket.calls)
          if (when === 'before') throw new Error('The bucket is out of reach.')
          const answer = await (env.FILES[verb] as (...args: unknown[]) => Promise<unknown>)(...given)
          if (when === 'after') throw new Error('The bucket’s answer is lost.')
          return answer
        },
      ]),
    ),
  }
  return bucket as unknown as R2Bucket & { calls: number }
}
