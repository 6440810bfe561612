import type { Words } from '../../i18n/index.ts'

/**
 * The details of a line in the reader's words, such as `role: office → owner`. What has no word here is shown as it was
 * noted, since a line may be older than any page.
 */
export function detailsIn(details: string | null, { detail, fields, values }: Words['trail']): string[] {
  const noted: Record<string, unknown> = details === null ? {} : JSON.parse(details)
  return Object.entries(noted).map(([field, value]) =>
    detail(
      fields[field] ?? field,
      String(value)
        .split(' → ')
        .map((part) => values[part] ?? part)
        .join(' → '),
    ),
  )
}
