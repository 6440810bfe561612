/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=7ad4c527',
  app: '/app.js?v=7fd3e042',
  logo: '/logo.js?v=9a25f76f',
  passkeys: '/passkeys.js?v=b064a60f',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=7b01717d',
}
