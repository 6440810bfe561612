/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=605a4fe2',
  app: '/app.js?v=7fd3e042',
  files: '/files.js?v=ce0d9b9e',
  passkeys: '/passkeys.js?v=b064a60f',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=a73c7578',
}
