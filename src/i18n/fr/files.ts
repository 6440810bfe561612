/** Photos et documents d’un chantier ou d’une visite. */
export const files = {
  title: 'Photos et documents',
  ofJob: (job: string) => `Photos et documents : ${job}`,
  ofVisit: (day: string) => `Visite du ${day}`,
  allOfJob: 'Tout le chantier',
  none: 'Aucun fichier pour l’instant. Ajoutez une photo prise sur place, un devis signé, un plan…',
  add: 'Ajouter des fichiers',
  choose: 'Photos ou PDF',
  hint: (files: number, size: string) =>
    `Jusqu’à ${files} fichiers à la fois, ${size} chacun. Le client ne voit un fichier que si vous le lui montrez ensuite.`,
  send: 'Envoyer',
  sending: 'Envoi en cours, gardez cette page ouverte…',
  lost: 'L’envoi a été interrompu. Vérifiez la connexion, puis appuyez de nouveau sur Envoyer : ce qui reste est toujours choisi.',
  noneChosen: 'Choisissez d’abord un fichier, puis appuyez sur Envoyer.',
  tooMany: (most: number) => `Choisissez ${most} fichiers au plus à la fois, puis recommencez avec les autres.`,
  refused: 'Ces fichiers n’ont pas pu être ajoutés :',
  othersKept: 'Les autres sont bien enregistrés.',
  faults: {
    unknown: (name: string) =>
      `« ${name} » n’est ni une photo (JPEG, PNG, WebP, HEIC) ni un PDF. Enregistrez-le en PDF ou prenez-le en photo.`,
    noPhoto: (name: string) =>
      `« ${name} » n’est pas une photo (JPEG, PNG, WebP, HEIC). Prenez-le en photo, puis envoyez la photo.`,
    cutOff: (name: string) =>
      `« ${name} » est incomplet ou abîmé. Ouvrez-le pour vérifier, puis envoyez-le de nouveau.`,
    tooLarge: (name: string, size: string) =>
      `« ${name} » est trop lourd : ${size} au plus. Réduisez la photo ou partagez le PDF en plusieurs.`,
    empty: (name: string) => `« ${name} » est vide. Ouvrez-le pour vérifier, puis envoyez-le de nouveau.`,
    twice: (name: string) => `« ${name} » est déjà là : il n’a pas été ajouté une deuxième fois.`,
    notStored: (name: string) =>
      `« ${name} » n’a pas pu être enregistré, le problème vient de nous. Réessayez dans un instant.`,
  },
  shown: 'Le client le voit',
  hidden: 'Le client ne le voit pas',
  show: 'Montrer au client',
  showOne: (name: string) => `Montrer au client : ${name}`,
  hide: 'Cacher au client',
  hideOne: (name: string) => `Cacher au client : ${name}`,
  change: 'Renommer',
  changeOne: (name: string) => `Renommer : ${name}`,
  remove: 'Supprimer',
  removeOne: (name: string) => `Supprimer : ${name}`,
  addedBy: (person: string, day: string) => `${person}, ${day}`,
  name: 'Nom du fichier',
  nameHint: 'La fin du nom (.jpg, .pdf…) se met toute seule.',
  nameMissing: 'Donnez un nom au fichier.',
  nameTooLong: (most: number) => `Ce nom est trop long : ${most} caractères au plus.`,
  back: 'Ne rien changer',
  removeTitle: 'Supprimer ce fichier ?',
  removeLead:
    'Il disparaît tout de suite, pour votre équipe comme pour le client. Vous avez près d’une heure pour revenir en arrière ; ensuite il est effacé pour de bon.',
  dones: {
    added: 'C’est ajouté. Le client ne voit pas encore ces fichiers.',
    shown: 'Le client voit maintenant ce fichier.',
    hidden: 'Le client ne voit plus ce fichier.',
    renamed: 'Le nouveau nom est enregistré.',
    removed: 'Le fichier est supprimé.',
    restored: 'Le fichier est de nouveau là. Vérifiez si le client doit le voir.',
  },
  tooLateToUndo: 'Ce fichier ne peut plus revenir : il est effacé, ou déjà de nouveau là.',
  forCustomer: 'Photos et documents',
  tooMuchTitle: 'Envoi trop lourd',
  tooMuch: 'Ensemble, ces fichiers dépassent 30 Mo. Revenez en arrière et envoyez-les en plusieurs fois.',
}
