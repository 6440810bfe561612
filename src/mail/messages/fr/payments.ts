import { invoices } from '../../../i18n/fr/invoices.ts'
import type { MessagesOf, PaymentMessage } from '../../message.ts'

/** Ce que les clients disent de leurs règlements, dit à l’entreprise. */
export const payments: MessagesOf<PaymentMessage> = {
  payment_told: ({ data, amount, day }) => ({
    subject: `Règlement annoncé : ${data.customer}, facture ${data.invoice}`,
    paragraphs: [
      'Bonjour,',
      `Un client dit avoir payé une facture :\n${amount}, le ${day}${data.method ? `, ${invoices.methods[data.method].toLowerCase()}` : ''}`,
      `Client : ${data.customer}\nFacture : ${data.invoice}`,
      ...(data.said ? [`Son message :\n${data.said}`] : []),
      'Vérifiez sur votre compte, puis enregistrez le règlement sur la page de la facture.',
    ],
    button: 'Ouvrir la facture',
    closing: 'Cet e-mail vient de votre portail. Rien n’a été enregistré comme payé.',
  }),
}
