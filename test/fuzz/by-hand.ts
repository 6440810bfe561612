/**
 * What handlers read past any validator, by the route: its fields are tried like those of a schema. A route that reads what
 * does not stand here fails its test.
 */
export const readByHand: Record<string, { body?: readonly string[]; query?: readonly string[] }> = {
  'GET /brand.css': { query: ['v'] },
  'GET /logo': { query: ['v', 'is'] },
  'GET /proposals/:token': { query: ['done'] },
  ...inFrontOf('portal'),
  ...inFrontOf('admin'),
  'GET /portal/live': { query: ['age'] },
  'GET /admin/live': { query: ['age'] },
  'GET /admin/calendar': { query: ['view', 'day', 'technician', 'moved', 'was', 'undone'] },
  'GET /admin/visits': { query: ['done'] },
  'GET /admin/visits/:id/time': { query: ['back'] },
  'GET /admin/requests': { query: ['done'] },
  'GET /admin/requests/:id': { query: ['start', 'end', 'start1', 'end1', 'done'] },
  'GET /admin/catalogue/categories/new': { query: ['category'] },
  'GET /admin/catalogue/types/new': { query: ['category'] },
  // Files, each with its small picture, and where to go back to.
  'POST /admin/jobs/:id/files': { body: ['files', 'thumbnails', 'back'] },
  'POST /portal/requests/:id/photos': { body: ['files', 'thumbnails'] },
  'technician: POST /admin/visits/:id/photos': { body: ['files', 'thumbnails', 'shown'] },
  // Their schema depends on the reader's language.
  'POST /admin/catalogue/items': { body: ['name_fr', 'name_en', 'unit', 'price', 'rate', 'version'] },
  'POST /admin/catalogue/items/:id': { body: ['name_fr', 'name_en', 'unit', 'price', 'rate', 'version'] },
  // A field for each part of each line.
  'POST /admin/invoices/:id': {
    body: ['do', 'find', 'version', 'subject', 'dueOn', 'line', 'line[]', 'description-1', 'price-1'],
  },
  // Beside the fields of a subject, which version was seen and whether it is only to be shown.
  ...Object.fromEntries(
    ['identity', 'appearance', 'region', 'planning', 'invoicing', 'offer', 'mails'].map((subject) => [
      `POST /admin/settings/${subject}`,
      { body: ['version', 'show'] },
    ]),
  ),
  'POST /admin/settings/appearance/logo': { body: ['version', 'logo'] },
  'POST /admin/settings/appearance/logo/removal': { body: ['version'] },
}

function inFrontOf(door: string) {
  return {
    [`GET /${door}/forgot-password`]: { query: ['sent'] },
    [`GET /${door}/sign-in-link`]: { query: ['sent'] },
  }
}

/** Those of a route that are not told of above. */
export const untold = (key: string, read: ReadonlySet<string>): string[] =>
  [...read].filter((kind) => readByHand[key]?.[kind as 'body' | 'query'] === undefined)
