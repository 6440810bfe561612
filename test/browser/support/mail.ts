import type { Page } from 'playwright-core'

/** The newest link in the mails to an address, read on the page that shows the company's mails in development. */
export async function linkMailedTo(page: Page, email: string, path: string): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    await page.goto('/dev/mail')
    const link = page.locator(`article:has-text("<${email}>") a[href*="${path}"]`).first()
    if ((await link.count()) > 0) return (await link.getAttribute('href')) ?? ''
    await page.waitForTimeout(250)
  }
  throw new Error(`No link to ${path} was mailed to ${email}.`)
}
