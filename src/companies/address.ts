import type { Bindings } from '../http/env.ts'

/**
 * Where a company's pages are, as `https://host`, for links that leave by mail. From configuration and the database
 * alone: what a request says about its host is the sender's to choose.
 */
export function originOf(
  { slug, customHost }: { slug: string; customHost: string | null },
  { ENVIRONMENT, APP_DOMAIN, SINGLE_COMPANY }: Pick<Bindings, 'ENVIRONMENT' | 'APP_DOMAIN' | 'SINGLE_COMPANY'>,
): string {
  const host = customHost ?? (SINGLE_COMPANY ? APP_DOMAIN : `${slug}.${APP_DOMAIN}`)
  return `${ENVIRONMENT === 'development' ? 'http' : 'https'}://${host}`
}
