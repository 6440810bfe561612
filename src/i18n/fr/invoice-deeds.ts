/** What the trail says to have been done with invoices and payments. */
export const invoiceDeeds = {
  invoice_drafted: 'Facture : brouillon commencé',
  invoice_changed: 'Facture : brouillon modifié',
  invoice_removed: 'Facture : brouillon supprimé',
  invoice_issued: 'Facture émise',
  payment_recorded: 'Règlement enregistré',
  payment_undone: 'Règlement annulé',
  credit_used: 'Trop-perçu utilisé',
  payment_told: 'Règlement annoncé par le client',
  payment_settled: 'Annonce de règlement traitée',
}
