import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { commonPasswords } from '../../src/accounts/password/common.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url).href)

it('the list of common passwords is what its script makes', () => {
  const file = readFileSync(`${root}src/accounts/password/common.ts`, 'utf8')
  expect(file === commonPasswords(), 'run npx node src/accounts/password/common.mjs').toBe(true)
})
