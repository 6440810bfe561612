import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { sweepAttachments } from '../../src/attachments/sweep.ts'
import { D1 } from '../../src/db/d1.ts'
import { dictionaries } from '../../src/i18n/index.ts'
import worker from '../../src/worker.ts'
import { atTheOffice, attachedOf, bring, failingBucket, fileOf } from '../support/files.ts'
import { makeWorld, type World } from '../support/world.ts'
import { jpeg, pdf, png } from './pictures.ts'

const hour = 60 * 60 * 1000
const { files: words } = dictionaries.en
const path = (world: World) => `/admin/jobs/${world.alice.jobId}/files`
const later = (after = 1.1 * hour) => new Date(Date.now() + after)
const sweep = (bucket: R2Bucket = env.FILES, now = later()) => sweepAttachments(new D1(env.DB), bucket, now)
const three = () => [fileOf('a.jpg', jpeg()), fileOf('b.png', png()), fileOf('c.pdf', pdf())]
const thumbnails = () => [fileOf('a', jpeg()), fileOf('b', jpeg()), fileOf('c', '')]

/** Ids of the rows whose bytes are said to be there, and of the objects that should be: they must be the same. */
async function agree(world: World) {
  const { rows, objects } = await attachedOf(world)
  const stored = rows.filter((row) => row.stored_at !== null && row.removed_at === null)
  const due = stored.flatMap(({ id, thumbnail_type }) => (thumbnail_type ? [`${id}`, `${id}-small`] : [`${id}`]))
  return {
    rows: rows.length,
    stored: stored.map(({ name }) => name),
    same: objects.sort().join() === due.sort().join(),
  }
}

// Three files, two of them with a thumbnail: five calls.
const calls = [1, 2, 3, 4, 5]
const lostAt = ['a.jpg', 'a.jpg', 'b.png', 'b.png', 'c.pdf']

describe.each(['before', 'after'] as const)('a bucket that fails %s its work', (when) => {
  it.each(calls)('at call %i loses that file alone, says so, and leaves nothing behind', async (call) => {
    const world = await makeWorld()
    const office = await atTheOffice(
      world,
      failingBucket((at) => (at === call ? when : undefined)),
    )
    const answer = await bring(office, world, path(world), three(), thumbnails())
    const lost = lostAt[call - 1] ?? ''
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(words.faults.notStored(lost))
    expect(page).toContain(words.othersKept)
    const kept = ['a.jpg', 'b.png', 'c.pdf'].filter((name) => name !== lost)
    expect((await agree(world)).stored).toEqual(kept)
    await sweep()
    expect(await agree(world)).toEqual({ rows: 2, stored: kept, same: true })
    const again = await bring(await atTheOffice(world), world, path(world), three(), thumbnails())
    expect(await again.text()).not.toContain(words.faults.notStored(lost))
    expect((await agree(world)).stored).toEqual(expect.arrayContaining(['a.jpg', 'b.png', 'c.pdf']))
  })

  it('at every call loses all and leaves nothing behind', async () => {
    const world = await makeWorld()
    const office = await atTheOffice(
      world,
      failingBucket(() => when),
    )
    expect((await bring(office, world, path(world), three(), thumbnails())).status).toBe(422)
    await sweep()
    expect(await agree(world)).toEqual({ rows: 0, stored: [], same: true })
  })

  it('while sweeping loses no row before its objects', async () => {
    const world = await makeWorld()
    const office = await atTheOffice(world)
    await bring(office, world, path(world), three(), thumbnails())
    for (const { id } of (await attachedOf(world)).rows) await office.post(`/admin/files/${id}/removal`)
    await expect(sweep(failingBucket(() => when))).rejects.toThrow()
    expect((await attachedOf(world)).rows).toHaveLength(3)
    await sweep()
    expect(await agree(world)).toEqual({ rows: 0, stored: [], same: true })
  })
})

it('a Worker that dies between a row and its bytes is cleaned up after', async () => {
  const world = await makeWorld()
  const office = await atTheOffice(world)
  for (const at of calls) {
    // At this call the Worker dies: nothing ever comes back.
    const dead = failingBucket(() => undefined)
    const put = dead.put.bind(dead)
    let reached: () => void = () => {}
    const stuck = new Promise<void>((resolve) => {
      reached = resolve
    })
    const bucket = {
      ...dead,
      put: async (...given: Parameters<R2Bucket['put']>) => {
        const answer = dead.calls < at - 1 ? await put(...given) : undefined
        if (answer) return answer
        reached()
        return new Promise<never>(() => {})
      },
    } as unknown as R2Bucket
    void bring(await atTheOffice(world, bucket), world, path(world), three(), thumbnails())
    await stuck
    const { rows } = await attachedOf(world)
    expect(rows.filter((row) => row.stored_at === null)).toHaveLength(3)
    // Nobody is shown any of it.
    expect(await (await office.get(path(world))).text()).not.toContain('a.jpg')
    expect((await office.get(`/admin/files/${rows[0]?.id}`)).status).toBe(404)
    await sweep()
    expect(await agree(world)).toEqual({ rows: 0, stored: [], same: true })
  }
}, 30_000)

it('a Worker that dies between the bytes and the word that they are there is cleaned up after', async () => {
  const world = await makeWorld()
  await bring(await atTheOffice(world), world, path(world), three(), thumbnails())
  await env.DB.prepare('update attachments set stored_at = null where company_id = ?1').bind(world.companyId).run()
  expect((await attachedOf(world)).objects).toHaveLength(5)
  await sweep()
  expect(await agree(world)).toEqual({ rows: 0, stored: [], same: true })
})

describe('the sweep', () => {
  it('comes every hour, and leaves alone what is in its place, new, or just removed', async () => {
    const world = await makeWorld()
    const office = await atTheOffice(world)
    await bring(office, world, path(world), three())
    const { rows } = await attachedOf(world)
    const [kept, removed, pending] = rows.map(({ id }) => `${id}`)
    await office.post(`/admin/files/${removed}/removal`)
    await env.DB.prepare('update attachments set stored_at = null where company_id = ?1 and id = ?2')
      .bind(world.companyId, pending)
      .run()
    const at = (scheduledTime: Date, cron: string) =>
      worker.scheduled(createScheduledController({ scheduledTime, cron }), env)
    await at(new Date(), '17 * * * *')
    await at(later(0.9 * hour), '17 * * * *')
    await at(later(), '*/5 * * * *')
    expect((await attachedOf(world)).rows).toHaveLength(3)
    await at(later(), '17 * * * *')
    const left = await attachedOf(world)
    expect([left.rows.map(({ id }) => id), left.objects]).toEqual([[kept], [kept]])
  })

  it('finds what is unfinished by an index, and takes more than one round when there is much', async () => {
    const plan = await env.DB.prepare(
      'explain query plan select company_id, id from attachments where unfinished_since < ?1 order by unfinished_since limit 500',
    )
      .bind(1)
      .all<{ detail: string }>()
    expect(plan.results.map(({ detail }) => detail).join()).toMatch(/USING (COVERING )?INDEX attachments_unfinished/)
    const world = await makeWorld()
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)
        insert into attachments (company_id, customer_id, id, job_id, name, kind, content_type, size_bytes, sha256, created_by, created_at)
        select ?1, ?2, 'many-' || i, ?3, 'x.jpg', 'photo', 'image/jpeg', 1, ?4, 'x', 1 from n`,
    )
      .bind(world.companyId, world.alice.id, world.alice.jobId, '0'.repeat(64))
      .run()
    const bucket = failingBucket(() => undefined)
    await sweep(bucket)
    expect([(await attachedOf(world)).rows.length, bucket.calls]).toEqual([0, 3])
  })
})
