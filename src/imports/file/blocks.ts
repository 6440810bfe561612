/** Records a block holds at most, and characters it may grow to before it is closed: a step binds one at a time. */
const mostRecords = 200
const mostCharacters = 300_000

/** Records as one file in which each block can be read by itself; `offsets` say where blocks begin and the last ends. */
export interface Packed {
  bytes: Uint8Array
  offsets: number[]
}

/** Packs records for the bucket, `most` a block. */
export function packed(records: readonly unknown[], most = mostRecords): Packed {
  const blocks: Uint8Array[] = []
  let texts: string[] = []
  let size = 0
  const close = () => {
    blocks.push(new TextEncoder().encode(`[${texts.join(',')}]\n`))
    texts = []
    size = 0
  }
  for (const record of records) {
    const text = JSON.stringify(record)
    if (texts.length === most || (texts.length > 0 && size + text.length > mostCharacters)) close()
    texts.push(text)
    size += text.length
  }
  if (texts.length > 0) close()
  const offsets = [0]
  for (const { length } of blocks) offsets.push((offsets.at(-1) ?? 0) + length)
  const bytes = new Uint8Array(offsets.at(-1) ?? 0)
  for (const [place, block] of blocks.entries()) bytes.set(block, offsets[place])
  return { bytes, offsets }
}

/** The records of a block, or of several one after the other. */
export const unpacked = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((block) => block !== '')
    .flatMap((block) => JSON.parse(block) as T[])
