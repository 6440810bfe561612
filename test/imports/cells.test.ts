import { describe, expect, it } from 'vitest'
import { orderOf, readLength, readMoment, readTime } from '../../src/imports/cells/days.ts'
import { readCents, readRate } from '../../src/imports/cells/numbers.ts'
import { cents, day, neededMoment, time } from '../../src/imports/cells/rules.ts'
import { readCivility, readJobStatus, readYesNo } from '../../src/imports/cells/words.ts'
import { mostColumns, mostNameLetters, readTable } from '../../src/imports/file/csv.ts'
import { decode } from '../../src/imports/file/decode.ts'
import { recognised } from '../../src/imports/headers.ts'
import { sharesOf } from '../../src/imports/kinds/amounts.ts'

const bytesOf = (...codes: number[]) => new Uint8Array(codes)
const table = (text: string) => {
  const read = readTable(text)
  return 'read' in read ? read.read : read
}

describe('a file', () => {
  it('is read in UTF-8 with or without its mark, in Windows-1252 and in UTF-16', () => {
    const utf8 = new TextEncoder().encode('é€')
    expect(decode(utf8)).toEqual({ read: 'é€' })
    expect(decode(bytesOf(0xef, 0xbb, 0xbf, ...utf8))).toEqual({ read: 'é€' })
    expect(decode(bytesOf(0xe9, 0x80))).toEqual({ read: 'é€' })
    expect(decode(bytesOf(0xff, 0xfe, 0xe9, 0x00, 0xac, 0x20))).toEqual({ read: 'é€' })
  })

  it('that is a workbook, empty, or no text is refused with the reason', () => {
    expect(decode(bytesOf(0x50, 0x4b, 3, 4, 0))).toEqual({ unreadable: 'spreadsheet' })
    expect(decode(bytesOf())).toEqual({ unreadable: 'empty' })
    expect(decode(bytesOf(65, 0, 66))).toEqual({ unreadable: 'notText' })
    expect(table('a;b\r\n')).toEqual({ unreadable: 'headerOnly' })
    expect(table(`a\n${'x\n'.repeat(20_001)}`)).toEqual({ unreadable: 'tooManyLines' })
  })

  it('has of the name of a column what tells it: a longer one would take long to know, and fit in no row', () => {
    const long = table(`${'('.repeat(100_000)};name\nx;y`)
    expect('header' in long && long.header.map(({ length }) => length)).toEqual([mostNameLetters, 4])
  })

  it('of millions of blank lines or cells is read without keeping them', () => {
    const wide = table(`a;b\nc${';'.repeat(1_000_000)}`)
    expect('lines' in wide && wide.lines[0]?.cells).toHaveLength(mostColumns + 1)
    expect(table('a'.concat(';b'.repeat(1_000_000)))).toEqual({ unreadable: 'tooManyColumns' })
    expect(table(`a;b\n${'\n'.repeat(1_000_000)}c;d`)).toEqual({
      header: ['a', 'b'],
      lines: [{ line: 1_000_002, cells: ['c', 'd'] }],
    })
  })

  it.each([';', ',', '\t'])('parted by %j is read with quotes, line breaks in cells and blank lines', (sign) => {
    const text = [`a${sign}b`, `"x ""y""${sign}\r\nz"${sign}2`, sign, `3${sign}`].join('\r\n')
    expect(table(text)).toEqual({
      header: ['a', 'b'],
      lines: [
        { line: 2, cells: [`x "y"${sign}\r\nz`, '2'] },
        { line: 4, cells: ['3', ''] },
      ],
    })
  })

  it('parted by semicolons is not misled by commas in its cells', () => {
    expect(table('nom;total\nA, B;1,50\nC, D;2,50')).toMatchObject({ header: ['nom', 'total'] })
    expect(table('sep=;\na;b\n1;2')).toMatchObject({ lines: [{ line: 3, cells: ['1', '2'] }] })
  })
})

describe('a day', () => {
  it.each([
    ['31/12/2026', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['1-2-26', '2026-02-01'],
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31 09:05', '2026-12-31'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is read', (text, day) => expect(readMoment(text, 'dmy')?.day).toBe(day))

  it.each(['30/02/2026', '29/02/2026', '12/31/2026', '31/12', 'demain', '2026-13-01', '1/1/1026', '31/12/2026 25:00'])(
    '%s is refused',
    (text) => expect(readMoment(text, 'dmy')).toBeUndefined(),
  )

  it('has its month first only where the whole column leaves no doubt', () => {
    expect(orderOf(['01/02/2026', '12/31/2026'])).toBe('mdy')
    expect(orderOf(['01/02/2026', '03/04/2026'])).toBe('dmy')
    expect(orderOf(['12/31/2026', '31/12/2026'])).toBe('dmy')
    expect(readMoment('01/02/2026', 'mdy')?.day).toBe('2026-01-02')
    expect(readMoment('01.02.2026', 'mdy')?.day).toBe('2026-02-01')
  })
})

it('a cell of more than a hundred characters is no day, time or amount: to read one could take minutes', () => {
  const gap = ' '.repeat(100)
  expect(neededMoment('dmy').safeParse(`31/12/2026 ${gap}9:05`).success).toBe(false)
  expect(day('dmy').safeParse(`2026-12-31 ${gap}9:05`).success).toBe(false)
  expect(time.safeParse(`9${gap}pm`).success).toBe(false)
  expect(cents.safeParse(`1${gap}000`).success).toBe(false)
  expect(day('dmy').parse(`${gap}31/12/2026${gap}`)).toBe('2026-12-31')
  expect(orderOf([`12/31/2026 ${gap}9:05`])).toBe('dmy')
})

it('times and lengths are read as they are written in both languages', () => {
  expect(['9:05', '09h05', '9h', '9:05:00', '9:05 pm', '12 am'].map(readTime)).toEqual([545, 545, 540, 545, 1265, 0])
  expect(['25:00', '9:60', '9', 'matin'].map(readTime)).toEqual([undefined, undefined, undefined, undefined])
  expect(['90', '1h30', '1:30', '2h', 'x'].map(readLength)).toEqual([90, 90, 90, 120, undefined])
})

it.each([
  ['1 234,50 €', 123450],
  ['1\u202f234,5', 123450],
  ['1,234.50', 123450],
  ['1.234,50', 123450],
  ['£1,234', 123400],
  ['1234.5000', 123450],
  ['-12', -1200],
  ['(12,00)', -1200],
  ['0,07', 7],
  ['99999999.99', 9999999999],
  ['12,345.678', undefined],
  ['1,2,3', undefined],
  ['douze', undefined],
])('%s is %s cents', (text, cents) => expect(readCents(text)).toBe(cents))

it('rates are read as figures, with their sign, or as parts of a whole', () => {
  expect(['20', '20 %', '5,5', '0.2', '0.055', '0', '120', '-1'].map(readRate)).toEqual([
    ...[2000, 2000, 550, 2000, 550, 0],
    ...[undefined, undefined],
  ])
})

it('words are read in both languages, whatever their capitals and marks', () => {
  expect(['OUI', 'Payée', 'x', 'no', 'Impayé', 'peut-être'].map(readYesNo)).toEqual([
    true,
    true,
    true,
    false,
    false,
    undefined,
  ])
  expect(['M.', 'Mme', 'Mrs', 'Dr'].map(readCivility)).toEqual(['mr', 'mrs', 'mrs', undefined])
  expect(['En cours', 'Terminé', 'done', 'Annulée'].map(readJobStatus)).toEqual([
    'in_progress',
    'completed',
    'completed',
    'cancelled',
  ])
})

it('headers are recognised in both languages, each column once', () => {
  expect(recognised('customers', ['Code client', 'NOM', 'Prénom', 'e-mail', 'Tél.', 'CP', 'Inconnu'])).toEqual({
    ...{ reference: 0, lastName: 1, firstName: 2, email: 3, phone: 4, postcode: 5 },
  })
  expect(recognised('invoices', ['Invoice no', 'Customer', 'Invoice date', 'Total incl. VAT', 'VAT', 'Paid'])).toEqual({
    ...{ number: 0, customer: 1, issuedOn: 2, total: 3, vat: 4, paid: 5 },
  })
})

describe('net and VAT', () => {
  const none = { net: null, vat: null, vatRate: null }
  it('add up to the total to the cent, whatever is given', () => {
    expect(sharesOf({ ...none, total: 12000, vatRate: 2000 })).toEqual({
      rateBasisPoints: 2000,
      netCents: 10000,
      vatCents: 2000,
    })
    expect(sharesOf({ ...none, total: 9999, vatRate: 550 })).toEqual({
      rateBasisPoints: 550,
      netCents: 9478,
      vatCents: 521,
    })
    expect(sharesOf({ ...none, total: 13200, net: 12000 })).toEqual({
      rateBasisPoints: 1000,
      netCents: 12000,
      vatCents: 1200,
    })
    expect(sharesOf({ ...none, total: 15000, vat: 1500 })).toMatchObject({ rateBasisPoints: 1111, netCents: 13500 })
    for (let total = 1; total < 3000; total += 7) {
      const share = sharesOf({ ...none, total, vatRate: 2000 })
      if ('reason' in share) throw new Error(share.reason)
      expect(share.netCents + share.vatCents).toBe(total)
    }
  })

  it('that do not fit together are refused', () => {
    expect(sharesOf({ ...none, total: 12000 })).toMatchObject({ reason: 'missing' })
    expect(sharesOf({ ...none, total: 12000, net: 9000, vat: 2000 })).toMatchObject({ reason: 'vatWrong' })
    expect(sharesOf({ ...none, total: 12000, vat: 2000, vatRate: 1000 })).toMatchObject({ reason: 'vatWrong' })
  })
})
