import { expect, test } from 'vitest'
import golden from './pdf-golden.json'
import { renderedNow } from './pdf-golden.ts'

// The same file is held against what Node renders, in test/tree: that is where it is written anew.
test('every kind of invoice is the same to the byte as ever, here and in Node, the first time and again', async () => {
  expect(await renderedNow()).toEqual(golden)
  expect(await renderedNow()).toEqual(golden)
})
