import type { Context } from 'hono'

/**
 * Answers as if the page were not there unless `isSeen`. What that goes by comes with the page's own query: asked for
 * afterwards it costs no round trip, and nothing was sent yet.
 */
export async function hideUnless(
  c: Context,
  next: () => Promise<void>,
  isSeen: () => boolean | Promise<boolean>,
): Promise<void> {
  await next()
  if (await isSeen()) return
  // Emptied first, or the headers of the page (the name of a file, say) would pass to the refusal.
  c.res = undefined
  c.res = await c.notFound()
}
