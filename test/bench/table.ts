import type { Figures, RowFigures, SizeFigures } from './figures.ts'

/** What was measured as one table; where both sizes show the same, it stands once. */
export function tableOf({ rows, bare, worker, vitals }: Figures): string {
  const columns: [string, (row: RowFigures) => string][] = [
    ['page or write', ({ name }) => name],
    ['req/s', both(({ timed }) => timed?.speed.rate.toFixed(0))],
    ['of bare', both(({ timed }) => timed?.ratio.toFixed(2))],
    ['grows', ({ growth }) => (growth === undefined ? '' : `×${growth.toFixed(2)}`)],
    ['p50 ms', both(({ timed }) => timed?.speed.p50.toFixed(1))],
    ['p99 ms', both(({ timed }) => timed?.speed.p99.toFixed(1))],
    ['trips', both(({ cost }) => String(cost.trips))],
    ['statements', both(({ cost }) => String(cost.statements))],
    ['rows read', both(({ cost }) => String(cost.rowsRead))],
    ['written', both(({ cost }) => String(cost.rowsWritten))],
    ['shown', both(({ cost }) => String(cost.shown))],
    ['bytes', both(({ cost }) => String(cost.bytes))],
    ['gzip', both(({ cost }) => String(cost.gzip))],
    ['first visit', both(({ weight }) => weight?.first.toString())],
    ['later', both(({ weight }) => weight?.later.toString())],
    ['LCP ms', ({ name }) => vitals?.[name]?.lcp.toFixed(0) ?? ''],
    ['CLS', ({ name }) => vitals?.[name]?.cls.toFixed(2) ?? ''],
    ['INP or TBT ms', ({ name }) => (vitals?.[name]?.inp ?? vitals?.[name]?.tbt)?.toFixed(0) ?? ''],
  ]
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const padded = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  return [
    'small | large; bytes of a first visit and of later pages as gzip makes them',
    ...padded,
    ...(bare === undefined ? [] : [`bare handler: ${bare.toFixed(0)} req/s`]),
    ...(worker
      ? [
          `Worker: ${worker.bundleGzip} bytes gzip; starts in ${worker.startUp.toFixed(0)} ms (${worker.starts.map((ms) => ms.toFixed(0)).join(', ')})`,
          ...worker.pdf.map(({ lines: count, first, later }) => {
            const cold = first === undefined ? '' : `${first.toFixed(0)} ms the first of the Worker, then `
            return `PDF of ${count} lines: ${cold}${later.toFixed(0)} ms`
          }),
        ]
      : []),
    ...(vitals ? [] : ['web vitals: not measured, npm run lighthouse does']),
  ].join('\n')
}

const both = (cell: (row: SizeFigures) => string | undefined) => (row: RowFigures) => {
  const [small, large] = [cell(row.sizes.small) ?? '', cell(row.sizes.large) ?? '']
  return small === large ? small : `${small} | ${large}`
}
