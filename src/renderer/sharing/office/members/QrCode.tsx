import encodeQR from 'qr'

interface Props {
  readonly label: string
  readonly text: string
}

/** Bytes that a code of the largest size holds, at the lowest level of correction. */
const MAX_QR_BYTES = 2900

/** A text as a QR code: a telephone reads it, from the screen or from paper, and gives the text. */
export function QrCode({ label, text }: Props) {
  if (new TextEncoder().encode(text).byteLength > MAX_QR_BYTES)
    return <p className="help">Ce texte est trop long pour un code&nbsp;: copiez-le, ou enregistrez-le.</p>
  const modules = encodeQR(text, 'raw', { ecc: 'low', border: 4 })
  const path = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  const size = modules.length
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <path className="qr-paper" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="qr-ink" d={path} />
    </svg>
  )
}
