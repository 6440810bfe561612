/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=d0e9a7d7',
  app: '/app.js?v=7fd3e042',
  passkeys: '/passkeys.js?v=b064a60f',
  files: '/files.js?v=ce0d9b9e',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=f1d387b5',
}
