/**
 * The first version that is safe of packages that advisories name, by the advisory (github.com/advisories): a floor, which
 * stands where no registry can be asked. `npm run audit` asks one besides.
 */
export const floors: [name: string, safe: string, ...advisories: string[]][] = [
  [
    ...(['hono', '4.12.25', 'GHSA-88fw-hqm2-52qc', 'GHSA-j6c9-x7qj-28xf', 'GHSA-wwfh-h76j-fc44'] as const),
    ...[
      'GHSA-3hrh-pfw6-9m5x',
      'GHSA-2gcr-mfcq-wcc3',
      'GHSA-f577-qrjj-4474',
      'GHSA-xrhx-7g5j-rcj5',
      'GHSA-458j-xx4x-4375',
    ],
  ],
  ['drizzle-orm', '0.45.2', 'GHSA-gpj5-g38j-94v9'],
  ['jose', '4.15.5', 'GHSA-hhhv-q57g-882q'],
  ['zod', '3.22.3', 'GHSA-m95q-7qp3-xv42'],
  ['esbuild', '0.25.0', 'GHSA-67mh-4wv8-2f99'],
  ['vite', '7.1.11', 'GHSA-93m4-6634-74q7'],
  ['vitest', '4.1.11', 'GHSA-82fw-gwwq-j7x9'],
  ['wrangler', '4.59.1', 'GHSA-36p8-mvp6-cv38'],
  ['undici', '7.18.2', 'GHSA-g9mf-h72j-4rw9'],
  ['ws', '8.17.1', 'GHSA-3h5v-q93c-6h6q'],
  ['tar-fs', '3.1.1', 'GHSA-vj76-c3g6-qr5v', 'GHSA-8cj5-5rvv-wf4v'],
  ['sharp', '0.32.6', 'GHSA-54xq-cgqr-rpm3'],
  ['path-to-regexp', '6.3.0', 'GHSA-9wv6-86v2-598j'],
  ['cookie', '0.7.0', 'GHSA-pxg6-pf52-xh8x'],
  ['nanoid', '3.3.8', 'GHSA-mwcw-c2x4-8c55'],
  ['postcss', '8.4.31', 'GHSA-7fh5-64p2-3v2j'],
  ['semver', '7.5.2', 'GHSA-c2qf-rxjj-qqgw'],
  ['ajv', '8.18.0', 'GHSA-2g4f-4pwh-qvx6'],
  ['playwright-core', '1.55.1', 'GHSA-7mvr-c777-76hp'],
]
