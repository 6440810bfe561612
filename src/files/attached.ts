import { patientBucket } from './bucket.ts'
import type { OpenFile } from './scope.ts'

/** What is to lie in the bucket of one attachment. */
export interface AttachedBytes {
  bytes: Uint8Array
  contentType: string
  /** SHA-256 of the bytes in hexadecimal, which the bucket checks too. */
  sha256: string
  thumbnail?: { bytes: Uint8Array; type: string } | undefined
}

/** Which of the two objects of an attachment. */
export type Size = 'whole' | 'small'

/**
 * Photos and documents of one company. Their keys hold no customer's id, because a job may pass to another customer: the
 * row that says whose they are is loaded through the scoped database first.
 */
export class AttachedFiles {
  readonly #bucket: R2Bucket
  readonly #companyId: string

  constructor(bucket: R2Bucket, companyId: string) {
    this.#bucket = patientBucket(bucket)
    this.#companyId = companyId
  }

  async open(id: string, size: Size): Promise<OpenFile | undefined> {
    const stored = await this.#bucket.get(attachedKey(this.#companyId, id, size))
    return stored ? { body: stored.body, sizeBytes: stored.size } : undefined
  }

  /** Puts the bytes where their row says; it must stand already. Throws when the bucket does, whatever it did. */
  async keep(id: string, { bytes, contentType, sha256, thumbnail }: AttachedBytes): Promise<void> {
    const put = (size: Size, content: Uint8Array, type: string, hash?: { sha256: string }) =>
      this.#bucket.put(attachedKey(this.#companyId, id, size), content, {
        httpMetadata: { contentType: type },
        ...hash,
      })
    await put('whole', bytes, contentType, { sha256 })
    if (thumbnail) await put('small', thumbnail.bytes, thumbnail.type)
  }
}

/** Rows of attachments whose objects a call to the bucket removes at most: it takes a thousand keys. */
export const mostDropped = 500

/** Removes the objects of these attachments, of whichever companies, for the sweep. */
export const dropAttached = (bucket: R2Bucket, rows: { companyId: string; id: string }[]): Promise<void> =>
  patientBucket(bucket).delete(
    rows.flatMap(({ companyId, id }) => [attachedKey(companyId, id, 'whole'), attachedKey(companyId, id, 'small')]),
  )

const attachedKey = (companyId: string, id: string, size: Size): string =>
  `${companyId}/attached/${id}${size === 'small' ? '-small' : ''}`
