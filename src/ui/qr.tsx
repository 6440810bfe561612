import { modulesOf, quietModules, runsOf } from './qr-modules.ts'

/** A text to scan, as a QR code. `label` says what scanning it does. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const rows = modulesOf(text)
  const size = rows.length + 2 * quietModules
  const dark = rows.flatMap((row, y) =>
    runsOf(row).map(({ from, length }) => `M${from + quietModules} ${y + quietModules}h${length}v1h-${length}z`),
  )
  // Scanners want dark on light, so the colours follow no theme.
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width={size * 4} height={size * 4}>
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" shape-rendering="crispEdges" d={dark.join('')} />
    </svg>
  )
}
