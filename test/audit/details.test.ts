import { expect, it } from 'vitest'
import { detailsIn } from '../../src/audit/admin/details.ts'
import { localeOf } from '../../src/i18n/locale.ts'

const locale = localeOf({ timeZone: 'UTC', currency: 'EUR' }, 'en')

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a detail that is called as what every object has is told as it was noted: %s',
  (word) => {
    const details = JSON.stringify({ title: `Leak → ${word}`, [word]: word })
    const told = detailsIn(details, locale).join('\n')
    expect(told).toContain(`Leak → ${word}`)
    expect(told).not.toMatch(/native code|\[object/)
  },
)
