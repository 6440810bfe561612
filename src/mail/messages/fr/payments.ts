import { invoices } from '../../../i18n/fr/invoices.ts'
import type { MessagesOf, PaymentMessage } from '../../message.ts'

/** What customers say of their payments, told to the company. */
export const payments: MessagesOf<PaymentMessage> = {
  payment_told: ({ data, data: { payment }, paid }) => ({
    subject: `Règlement annoncé : ${data.customer}, facture ${payment?.invoice}`,
    paragraphs: [
      'Bonjour,',
      `Un client dit avoir payé une facture :\n${paid.amount}, le ${paid.day}${payment ? `, ${invoices.methods[payment.method].toLowerCase()}` : ''}`,
      `Client : ${data.customer}\nFacture : ${payment?.invoice}`,
      ...(data.said ? [`Son message :\n${data.said}`] : []),
      'Vérifiez sur votre compte, puis enregistrez le règlement sur la page de la facture.',
    ],
    button: 'Ouvrir la facture',
    closing: 'Cet e-mail vient de votre portail. Rien n’a été enregistré comme payé.',
  }),
}
