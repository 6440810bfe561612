import type { PDFDocument } from 'pdf-lib'

/** What makes the papers, as they say of themselves. */
export const maker = 'artisan-portal'

/** What a PDF says of itself; the dictionary of information says the same. `date` is an instant. */
export interface About {
  title: string
  author: string
  date: Date
  /** BCP 47. */
  language: string
}

/** Has a PDF say what it is. Nothing but this goes in, so that the same paper is the same bytes. */
export function describe(pdf: PDFDocument, { title, author, date, language }: About): void {
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setLanguage(language)
  pdf.setCreator(maker)
  pdf.setProducer(maker)
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
}

/** A PDF as a file, written at one go and with nothing added. */
export const saved = (pdf: PDFDocument): Promise<Uint8Array> =>
  pdf.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY })
