import { encode } from 'uqr'
import { runsOf } from './modules.ts'

// ISO/IEC 18004: four light modules around the code. Scanners want dark on light, so the colours follow no theme.
const border = 4

/** A text to scan, as a QR code. `label` says what scanning it does. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, data } = encode(text, { ecc: 'M', border })
  const dark = data.flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`))
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width={size * 4} height={size * 4}>
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" shape-rendering="crispEdges" d={dark.join('')} />
    </svg>
  )
}
