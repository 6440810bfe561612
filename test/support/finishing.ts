import { env } from 'cloudflare:workers'
import { D1 } from '../../src/db/d1.ts'
import { finishInvoices } from '../../src/invoices/issue/finish.ts'

/** A moment so many minutes from now: an issue has one to print its invoice by itself. */
export const later = (minutes = 2) => new Date(Date.now() + minutes * 60_000)

/** What the clock does with invoices that are not on paper. */
export const finish = (bucket: R2Bucket = env.FILES, now = later(), d1 = new D1(env.DB)) =>
  finishInvoices(d1, bucket, now)

/** The bucket, of which the call of this name fails: before it is made, or once it was. */
export function failing(call: 'get' | 'put', when: 'before' | 'after', isKey = (_key: string) => true): R2Bucket {
  const failed = () => new Error('The bucket is away.')
  return new Proxy(env.FILES, {
    get(bucket, name) {
      const own = Reflect.get(bucket, name) as unknown
      if (typeof own !== 'function') return own
      return async (...args: unknown[]) => {
        const fails = name === call && isKey(String(args[0]))
        if (fails && when === 'before') throw failed()
        const answer = await Reflect.apply(own, bucket, args)
        if (fails) throw failed()
        return answer
      }
    },
  })
}
