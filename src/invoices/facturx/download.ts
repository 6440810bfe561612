import type { Context } from 'hono'
import { disposition } from '../../http/answer.ts'
import type { InvoiceDocument } from '../document.ts'
import { facturXml } from './xml.ts'

/** Sends the electronic form of an issued invoice, the one that its PDF holds, to be saved under its number. */
export const downloadXml = (c: Context, document: InvoiceDocument): Response =>
  c.body(facturXml(document), 200, {
    'Content-Type': 'application/xml; charset=utf-8',
    'Content-Disposition': disposition('attachment', `${document.number}.xml`),
  })
