import type { InvoiceMessage, InvoiceTold, MailFacts, MessagesOf } from '../../message.ts'

const names: Record<InvoiceTold['kind'], [article: string, noun: string]> = {
  invoice: ['La ', 'facture'],
  deposit: ['La ', 'facture d’acompte'],
  credit_note: ['L’', 'avoir'],
}

/** What customers are told of invoices. */
export const invoices: MessagesOf<InvoiceMessage> = {
  invoice_issued: (facts) => ({
    subject: `${facts.company} : ${naming(facts)}`,
    paragraphs: [
      `Bonjour ${facts.person},`,
      `${articleOf(facts)}${naming(facts)}, d’un montant de ${facts.amounts.total}, est dans votre espace client. Vous pouvez y lire et télécharger le document.`,
      ...toPay(facts),
    ],
    button: 'Ouvrir le document',
    closing: `Une question ? Répondez à cet e-mail ou appelez-nous au ${facts.phone}.`,
  }),
}

const nameOf = ({ data: { invoice } }: MailFacts) => names[invoice?.kind ?? 'invoice']

const articleOf = (facts: MailFacts) => nameOf(facts)[0]

const naming = (facts: MailFacts) => [nameOf(facts)[1], facts.data.invoice?.number].filter(Boolean).join(' ')

function toPay({ data: { invoice }, amounts: { due, dueOn } }: MailFacts): string[] {
  if (!invoice) return []
  if (invoice.kind === 'credit_note') return ['Rien à régler : cette somme vous revient ou est déduite.']
  if (invoice.dueCents <= 0) return ['Rien à régler : tout est déjà couvert.']
  return [`À régler : ${due}, au plus tard le ${dueOn}.`]
}
