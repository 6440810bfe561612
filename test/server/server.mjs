// Serves the bundled Worker without wrangler's proxy before it, on data that outlives it, in a process of its own that can
// be killed with all it has begun. Told by messages: { sql, params } is answered with rows, { file } with bytes as base64,
// { objects } with what lies in the bucket and its hash, { clock, cron } runs the clock, { url, asked } asks by an address,
// { memory } tells the bytes that workerd holds, and those of them that are the Worker's.
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { heapOf } from './heap.mjs'

const [port, place, bundle] = process.argv.slice(2)
// The one that wrangler serves with.
const { convertV4MiniflareOptions, Miniflare } = createRequire(import.meta.resolve('wrangler'))('miniflare')

const settings = JSON.parse(readFileSync(`${bundle}/settings.json`, 'utf8'))
const fonts = readdirSync(bundle).filter((name) => name.endsWith('.zlib'))
// wrangler names its options as Miniflare did before, and Miniflare reads them so.
const options = convertV4MiniflareOptions({
  ...settings,
  name: 'portal',
  bindings: {
    ...settings.bindings,
    APP_DOMAIN: `localhost:${port}`,
    ...(process.env.PORTAL_ENVIRONMENT && deployedAs(process.env.PORTAL_ENVIRONMENT)),
  },
  modulesRoot: bundle,
  modules: [
    { type: 'ESModule', path: `${bundle}/worker.js` },
    ...fonts.map((name) => ({ type: 'Data', path: `${bundle}/${name}` })),
  ],
  host: '127.0.0.1',
  port: Number(port),
  // Any free one.
  ...(process.env.PORTAL_INSPECTED && { inspectorPort: 0 }),
})
// Where wrangler keeps data too.
const miniflare = new Miniflare({ ...options, resourcePersistencePath: `${place}/v3` })

process.on('message', async ({ id, ...asked }) => {
  try {
    process.send({ id, answer: await answerTo(asked) })
  } catch (error) {
    process.send({ id, error: String(error) })
  }
})

async function answerTo({ sql, params, file, objects, clock, cron, url, asked, memory }) {
  if (memory) return { resident: workerdBytes(), heap: await heap() }
  if (objects) return allObjects()
  if (url) {
    const answer = await miniflare.dispatchFetch(url, { redirect: 'manual', ...asked })
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() }
  }
  if (sql)
    return (
      await (
        await miniflare.getD1Database('DB')
      )
        .prepare(sql)
        .bind(...params)
        .all()
    ).results
  if (file) {
    const stored = await (await miniflare.getR2Bucket('FILES')).get(file)
    return stored ? Buffer.from(await stored.arrayBuffer()).toString('base64') : null
  }
  const worker = await miniflare.getWorker()
  const { outcome } = await worker.scheduled({ scheduledTime: new Date(clock), cron })
  return outcome
}

/** All that lies in the bucket, each with its SHA-256 as it is read. */
async function allObjects() {
  const bucket = await miniflare.getR2Bucket('FILES')
  const found = []
  for (let cursor, more = true; more; ) {
    const page = await bucket.list({ limit: 1000, ...(cursor && { cursor }) })
    for (const { key } of page.objects) {
      const stored = await bucket.get(key)
      const bytes = Buffer.from((await stored?.arrayBuffer()) ?? [])
      found.push({ key, sha256: createHash('sha256').update(bytes).digest('hex') })
    }
    ;({ truncated: more, cursor } = page)
  }
  return found
}

/** What the processes begun here hold in memory, as Linux tells it. */
function workerdBytes() {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
  const kilobytes = children.map((pid) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  return kilobytes.reduce((sum, size) => sum + Number(size ?? 0) * 1024, 0)
}

// Ends with whoever began it, however that ended.
process.on('disconnect', () => process.exit())

await miniflare.ready
const heap = process.env.PORTAL_INSPECTED ? await heapOf(await miniflare.getInspectorURL(), 'portal') : () => undefined
process.send({ ready: true })

/** What a deployment sets otherwise than development does. */
function deployedAs(environment) {
  const key = () => randomBytes(32).toString('base64url')
  return { ENVIRONMENT: environment, SESSION_KEYS: key(), DATA_KEYS: key() }
}
