/** Addresses of static files with their version, so that browsers keep them; a test holds each to the file's hash. */
export const assets = {
  css: '/app.css?v=344f65fd',
  app: '/app.js?v=67fb21f7',
  htmx: '/htmx-4.0.1.min.js',
  icons: '/icons.svg?v=e308cfeb',
}
