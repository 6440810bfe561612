import type { D1, Statement } from '../db/d1.ts'
import { sha256 } from '../secrets/sha256.ts'
import { AttachedFiles } from './attached.ts'
import { patientBucket } from './bucket.ts'

/** A file on its way to the browser. */
export interface OpenFile {
  body: ReadableStream | Uint8Array
  sizeBytes: number
}

/** A file would not be the one that was recorded under its id. */
class OtherBytes extends Error {
  constructor(id: string) {
    super(`File ${id} has other bytes than were recorded.`)
  }
}

/**
 * Files of one customer. Keys begin with the company's id and are built here only, so no section can name a file of
 * another company; the row that the file belongs to is loaded through the scoped database first.
 */
export class CustomerFiles {
  readonly #bucket: R2Bucket
  readonly #d1: D1
  readonly #companyId: string
  readonly #customerId: string
  readonly #logos = new Map<string, Promise<Uint8Array | undefined>>()

  constructor(bucket: R2Bucket, d1: D1, companyId: string, customerId: string) {
    this.#bucket = patientBucket(bucket)
    this.#d1 = d1
    this.#companyId = companyId
    this.#customerId = customerId
  }

  /**
   * Opens the file of a record, making it when the bucket has none. What lies there first is the file, whoever would make
   * another today: its hash is recorded once it lies there, and where a crash came in between, by whoever opens it next and
   * knows that none is (`recorded` is null). Throws where a file would not have the hash that was recorded: a document once
   * given out may not change.
   */
  async openOrMake(
    id: string,
    contentType: string,
    make: () => Promise<Uint8Array>,
    recorded?: string | null,
  ): Promise<OpenFile> {
    const stored = (await this.#bucket.get(this.#key(id))) ?? (await this.#bucket.get(this.#formerKey(id)))
    if (!stored) return this.#make(id, contentType, await make())
    const hash = hashOf(stored)
    if (recorded === null) await this.#record(id, contentType, stored.size, hash)
    else if (recorded !== undefined && hash !== recorded) throw new OtherBytes(id)
    return { body: stored.body, sizeBytes: stored.size }
  }

  /** What was added to the customer’s jobs: to be read or put there, once a row of theirs names it. */
  get attached(): Pick<AttachedFiles, 'open' | 'keep'> {
    return new AttachedFiles(this.#bucket, this.#companyId)
  }

  /** The company's logo by its content-addressed name, fetched once for however many papers; undefined when it has none. */
  logo(name: string | null): Promise<Uint8Array | undefined> {
    if (!name) return Promise.resolve(undefined)
    const logo = this.#logos.get(name) ?? this.#fetchLogo(name)
    this.#logos.set(name, logo)
    return logo
  }

  async #fetchLogo(name: string): Promise<Uint8Array | undefined> {
    const file = await this.#bucket.get(logoKey(this.#companyId, name))
    return file ? file.bytes() : undefined
  }

  /** Puts the bytes into the bucket, or finds what someone else put there just before, and records which they are. */
  async #make(id: string, contentType: string, bytes: Uint8Array): Promise<OpenFile> {
    const hash = await sha256(bytes)
    const [[recorded] = []] = await this.#d1.send([this.#recorded(id)])
    // A file that was lost.
    if (recorded && recorded.sha256 !== hash) throw new OtherBytes(id)
    const options = { onlyIf: { etagDoesNotMatch: '*' }, httpMetadata: { contentType }, sha256: hash }
    const put = await this.#bucket.put(this.#key(id), bytes, options)
    // Without a conditional write that was made, another was quicker: theirs stands.
    const first = put ? null : await this.#bucket.get(this.#key(id))
    const kept = first ? await first.bytes() : bytes
    if (!recorded) await this.#record(id, contentType, kept.length, first ? hashOf(first) : hash)
    return { body: kept, sizeBytes: kept.length }
  }

  /** Notes the hash of what lies in the bucket. Throws where another was noted. */
  async #record(id: string, contentType: string, sizeBytes: number, hash: string): Promise<void> {
    const [, [recorded] = []] = await this.#d1.send([
      {
        sql: `insert into stored_files (company_id, customer_id, id, content_type, size_bytes, sha256, created_at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (company_id, id) do nothing`,
        params: [this.#companyId, this.#customerId, id, contentType, sizeBytes, hash, Date.now()],
      },
      this.#recorded(id),
    ])
    if (recorded?.sha256 !== hash) throw new OtherBytes(id)
  }

  #recorded(id: string): Statement {
    return {
      sql: 'select sha256 from stored_files where company_id = ?1 and customer_id = ?2 and id = ?3',
      params: [this.#companyId, this.#customerId, id],
    }
  }

  // Without the customer, because an invoice is another's once two customers turned out to be one, and its paper stays.
  #key(id: string): string {
    return `${this.#companyId}/documents/${id}`
  }

  /** Where documents lay before. */
  #formerKey(id: string): string {
    return `${this.#companyId}/${this.#customerId}/${id}`
  }
}

/** Files of a company: those of each of its customers, and its own. */
export class CompanyFiles {
  readonly #bucket: R2Bucket
  readonly #d1: D1
  readonly #companyId: string

  constructor(bucket: R2Bucket, d1: D1, companyId: string) {
    this.#bucket = patientBucket(bucket)
    this.#d1 = d1
    this.#companyId = companyId
  }

  of(customerId: string): CustomerFiles {
    return new CustomerFiles(this.#bucket, this.#d1, this.#companyId, customerId)
  }

  /** What was added to the company's jobs. */
  get attached(): AttachedFiles {
    return new AttachedFiles(this.#bucket, this.#companyId)
  }

  /** The files of its imports. */
  get imports(): ImportFiles {
    return new ImportFiles(this.#bucket, this.#companyId)
  }

  /** The company's logo by its content-addressed name, or null. */
  logo(name: string): Promise<R2ObjectBody | null> {
    return this.#bucket.get(logoKey(this.#companyId, name))
  }

  /**
   * Stores a logo, a PNG file, under the name of its content, and gives the name. One that was there before stays: issued
   * invoices name it, and their PDFs are made from it when they are first opened.
   */
  async keepLogo(file: Uint8Array): Promise<string> {
    const name = `${(await sha256(file)).slice(0, 16)}.png`
    await this.#bucket.put(logoKey(this.#companyId, name), file, { httpMetadata: { contentType: 'image/png' } })
    return name
  }
}

/** The files of a company's imports, each in parts: what was uploaded, and what was found wrong in it. */
export class ImportFiles {
  readonly #bucket: R2Bucket
  readonly #companyId: string

  constructor(bucket: R2Bucket, companyId: string) {
    this.#bucket = patientBucket(bucket)
    this.#companyId = companyId
  }

  /** Stores a part, in the place of what was there. */
  async put(id: string, part: string, bytes: Uint8Array | string): Promise<void> {
    await this.#bucket.put(this.#key(id, part), bytes)
  }

  /** The text of a part; undefined when it is not there. */
  async find(id: string, part: string): Promise<string | undefined> {
    return (await this.#bucket.get(this.#key(id, part)))?.text()
  }

  /** The text of a part, or of its bytes from `from` to before `to`. Throws when it is gone. */
  async text(id: string, part: string, from = 0, to?: number): Promise<string> {
    const range = to === undefined ? { offset: from } : { offset: from, length: to - from }
    const stored = await this.#bucket.get(this.#key(id, part), { range })
    if (!stored) throw new Error(`The part ${part} of import ${id} is gone.`)
    return stored.text()
  }

  /** The texts of all parts whose names begin so, in their order. */
  async texts(id: string, start: string): Promise<string[]> {
    const { objects } = await this.#bucket.list({ prefix: this.#key(id, start), limit: 1000 })
    const parts = await Promise.all(objects.map(({ key }) => this.#bucket.get(key)))
    return Promise.all(parts.map((part) => part?.text() ?? ''))
  }

  /** Removes all parts of an import. */
  async remove(id: string): Promise<void> {
    const { objects } = await this.#bucket.list({ prefix: this.#key(id, ''), limit: 1000 })
    if (objects.length > 0) await this.#bucket.delete(objects.map(({ key }) => key))
  }

  #key(id: string, part: string): string {
    return `${this.#companyId}/imports/${id}/${part}`
  }
}

const logoKey = (companyId: string, name: string): string => `${companyId}/logo/${name}`

/** SHA-256 of a document in the bucket, which checked it when it was put there. */
const hashOf = ({ checksums }: R2Object): string => checksums.toJSON().sha256 ?? ''
