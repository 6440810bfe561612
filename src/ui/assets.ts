/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=570839b8',
  app: '/app.js?v=68aff6fe',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=23e920d4',
}
