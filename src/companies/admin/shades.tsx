import { useWords } from '../../i18n/locale.ts'

// Attributes of the drawing, because the policy forbids styles on elements.
const grounds = {
  light: { page: '#f5f6f8', on: '#ffffff', text: '#16191d' },
  dark: { page: '#101214', on: '#101214', text: '#eef0f2' },
}

/** The two shades of a company's colour as they stand on its pages: as text, and as a button. */
export const Shades = (shades: { light: string; dark: string }) => {
  const { settings } = useWords()
  return (
    <div class="shades">
      {(['light', 'dark'] as const).map((scheme) => {
        const { page, on, text } = grounds[scheme]
        return (
          <figure>
            <svg viewBox="0 0 260 120" role="img" aria-label={settings.shade[scheme](shades[scheme])}>
              <rect x="0.5" y="0.5" width="259" height="119" rx="14" fill={page} stroke="#858d97" />
              <text x="18" y="32" font-size="14" fill={text}>
                {settings.shadeText}
              </text>
              <text x="18" y="56" font-size="14" fill={shades[scheme]} text-decoration="underline">
                {settings.shadeLink}
              </text>
              <rect x="18" y="72" width="140" height="34" rx="10" fill={shades[scheme]} />
              <text x="88" y="94" font-size="14" text-anchor="middle" fill={on}>
                {settings.shadeButton}
              </text>
            </svg>
            <figcaption class="note">{settings.shade[scheme](shades[scheme])}</figcaption>
          </figure>
        )
      })}
    </div>
  )
}
