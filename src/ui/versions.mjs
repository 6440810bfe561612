// After a change to a static file: node src/ui/versions.mjs. A test fails until it was run.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const list = new URL('src/ui/assets.ts', root)

const versioned = readFileSync(list, 'utf8').replace(/'(\/[\w.-]+)\?v=\w*'/g, (_, path) => {
  const hash = createHash('sha256')
    .update(readFileSync(new URL(`static${path}`, root)))
    .digest('hex')
  return `'${path}?v=${hash.slice(0, 8)}'`
})
writeFileSync(list, versioned)
