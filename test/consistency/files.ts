import type { Server } from '../server/app.ts'

/**
 * Whether the bucket and the rows agree both ways, once the hourly clock has come by late enough to sweep what was left
 * behind: no file that no row knows of, no row whose file is missing, each with the bytes that were recorded. Gives what
 * does not.
 */
export async function disagreeing(server: Server): Promise<string[]> {
  const lying = new Map((await server.objects()).map(({ key, sha256 }) => [key, sha256]))
  const rows = await server.rows(`
    select company_id || '/documents/' || id as key, sha256, 1 as needed from stored_files
    union all
    -- Of what was issued elsewhere the hash is recorded by whoever opens it next; the clock prints only what was issued here.
    select company_id || '/documents/' || id, null, 0 from invoices where issued_at is null and pdf_sha256 is null
      and status <> 'draft'
    union all select company_id || '/attached/' || id, sha256, 1 from attachments
    union all select company_id || '/attached/' || id || '-small', null, 1 from attachments where thumbnail_type is not null`)
  const imports = await server.rows(`select company_id || '/imports/' || id || '/' as start, state from imports`)
  const told =
    await server.rows(`select i.company_id || '/documents/' || i.id as key, i.pdf_sha256 as sha256, f.sha256 as recorded
    from invoices i left join stored_files f on f.company_id = i.company_id and f.id = i.id where i.pdf_sha256 is not f.sha256`)
  const known = new Map(rows.map(({ key, sha256, needed }) => [String(key), { sha256, isNeeded: needed === 1 }]))
  const isOfImport = (key: string) => imports.some(({ start }) => key.startsWith(String(start)))
  return [
    ...[...lying.keys()]
      .filter((key) => !known.has(key) && !isOfImport(key) && !/^[^/]+\/logo\//.test(key))
      .map((key) => `${key} lies in the bucket and no row knows of it`),
    ...[...known].flatMap(([key, { sha256, isNeeded }]) => {
      const found = lying.get(key)
      if (found === undefined) return isNeeded ? [`${key} stands in a row and is not in the bucket`] : []
      return sha256 !== null && sha256 !== found ? [`${key} has other bytes than were recorded`] : []
    }),
    ...imports
      .filter(({ start, state }) => state !== 'uploaded' && !lying.has(`${start}lines`))
      .map(({ start }) => `${start}lines is missing from an import that was begun`),
    ...told.map(({ key }) => `${key} is recorded by its invoice with another hash than by its file`),
  ]
}
